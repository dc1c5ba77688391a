import Foundation
import Synchronization

/// The tokens that are not accepted although they are genuine and have not expired.
struct Revocation: Hashable, Sendable {
  /// What is revoked.
  enum Target: Hashable, Sendable {
    /// One token.
    case token(String)
    /// Every token of a subject that was issued up to the time of revocation.
    case subject(String)
  }

  /// What is revoked.
  let target: Target
  /// Since when.
  let revokedAt: Date
  /// Who did it.
  let revokedBy: String
  /// Why.
  let reason: String

  /// A revocation that is not stored yet.
  init(target: Target, revokedAt: Date, revokedBy: String, reason: String) {
    self.target = target
    self.revokedAt = revokedAt
    self.revokedBy = revokedBy
    self.reason = reason
  }

  /// Whether the token of `principal` is meant.
  func covers(_ principal: Principal) -> Bool {
    switch self.target {
    case .token(let id): principal.tokenID == id
    case .subject(let subject):
      principal.subject == subject && principal.issuedAt <= self.revokedAt
    }
  }
}

/// Where revocations are kept.
protocol RevocationStorage: Sendable {
  /// Keeps a revocation; durable when it returns.
  func append(_ revocation: Revocation) async throws
  /// Every revocation that is kept.
  func revocations() async throws -> [Revocation]
}

/// Knows which tokens are revoked, and ends the sessions of those that become so.
final class Revocations: Sendable {
  private struct State {
    var tokens: Set<String> = []
    var subjects: [String: Revocation] = [:]
  }

  private let storage: any RevocationStorage
  private let sessions: EventSessions
  private let state = Mutex(State())

  /// Reads what is revoked from `storage`.
  init(storage: any RevocationStorage, sessions: EventSessions) async throws {
    self.storage = storage
    self.sessions = sessions
    for revocation in try await storage.revocations() { self.remember(revocation) }
  }

  /// Revokes; the open streams of the tokens are ended.
  func revoke(_ revocation: Revocation) async throws {
    try await self.storage.append(revocation)
    self.remember(revocation)
    self.sessions.endSessions { self.isRevoked($0) }
  }

  /// Whether the token of `principal` is revoked.
  func isRevoked(_ principal: Principal) -> Bool {
    self.state.withLock { state in
      state.tokens.contains(principal.tokenID)
        || state.subjects[principal.subject]?.covers(principal) ?? false
    }
  }

  private func remember(_ revocation: Revocation) {
    self.state.withLock { state in
      switch revocation.target {
      case .token(let id): state.tokens.insert(id)
      case .subject(let subject):
        let known = state.subjects[subject]
        if (known?.revokedAt ?? .distantPast) < revocation.revokedAt {
          state.subjects[subject] = revocation
        }
      }
    }
  }
}
