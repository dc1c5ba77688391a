public import Foundation

/// Answer of `POST /api/training-pipeline/events/ticket`: stands for the token in the query of one
/// `GET /api/training-pipeline/events`, where browsers cannot send a header.
public struct EventTicketResource: Codable, Sendable, Equatable {
  /// To be sent as `?ticket=`, once. A secret.
  public var ticket: String
  public var expiresAt: Date

  public init(ticket: String, expiresAt: Date) {
    self.ticket = ticket
    self.expiresAt = expiresAt
  }
}

/// Body of `POST /api/training-pipeline/tokens/revoke`; exactly one of `tokenId` and `subject`.
public struct RevokeBody: Codable, Sendable, Equatable {
  /// The `jti` claim of one token.
  public var tokenId: String?
  /// Whose tokens are revoked, as many as were issued until now.
  public var subject: String?
  public var reason: String?

  public init(tokenId: String? = nil, subject: String? = nil, reason: String? = nil) {
    self.tokenId = tokenId
    self.subject = subject
    self.reason = reason
  }
}

/// Answer of `POST /api/training-pipeline/tokens/revoke`.
public struct RevocationResource: Codable, Sendable, Equatable {
  public var tokenId: String?
  public var subject: String?
  public var revokedAt: Date
  public var revokedBy: String

  public init(tokenId: String?, subject: String?, revokedAt: Date, revokedBy: String) {
    self.tokenId = tokenId
    self.subject = subject
    self.revokedAt = revokedAt
    self.revokedBy = revokedBy
  }
}

/// Answer of `GET /api/training-pipeline/audit`.
public struct AuditResource: Codable, Sendable, Equatable {
  /// One record of the trail.
  public struct Entry: Codable, Sendable, Equatable {
    /// From 1, without gaps.
    public var sequence: Int
    public var occurredAt: Date
    public var actor: String
    public var roles: [String]
    /// For example "model.approve".
    public var action: String
    public var objectId: String
    /// "attempted", "succeeded", "denied" or "failed".
    public var outcome: String
    /// The kind of problem when it was denied or failed.
    public var reason: String
    public var requestId: String
    /// The record's link in the chain of hashes, in hexadecimal digits.
    public var hash: String

    public init(
      sequence: Int, occurredAt: Date, actor: String, roles: [String], action: String,
      objectId: String, outcome: String, reason: String, requestId: String, hash: String
    ) {
      self.sequence = sequence
      self.occurredAt = occurredAt
      self.actor = actor
      self.roles = roles
      self.action = action
      self.objectId = objectId
      self.outcome = outcome
      self.reason = reason
      self.requestId = requestId
      self.hash = hash
    }
  }

  /// Newest first; older ones with `?before=` the last sequence.
  public var entries: [Entry]

  public init(entries: [Entry]) {
    self.entries = entries
  }
}
