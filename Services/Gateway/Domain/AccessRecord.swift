import Foundation

/// What somebody did or tried, for the audit trail. Never holds patient data.
struct AccessRecord: Hashable, Sendable {
  /// How far it came.
  enum Outcome: String, Hashable, Sendable {
    /// Allowed, and about to be done. Written first: what cannot be recorded is not done.
    case attempted
    /// Done.
    case succeeded
    /// Not allowed.
    case denied
    /// Allowed, but it did not work.
    case failed
  }

  /// Who.
  let origin: CallOrigin
  /// For example "run.start".
  let action: String
  /// What it was done to; empty when nothing is named.
  let objectID: String
  /// How far it came.
  let outcome: Outcome
  /// The kind of problem when it was denied or failed.
  let reason: String
  /// When.
  let occurredAt: Date
}

/// Where the Gateway's own audit trail is kept.
protocol AuditStorage: Sendable {
  /// Appends a record; durable when it returns.
  func append(_ record: AccessRecord) async throws
}

/// A record with its place in the trail.
struct AuditTrailEntry: Hashable, Sendable {
  /// From 1.
  let sequence: UInt64
  /// When.
  let occurredAt: Date
  /// Who.
  let actor: String
  /// In which roles, separated by commas.
  let roles: String
  /// What.
  let action: String
  /// To what.
  let objectID: String
  /// A raw value of `AccessRecord.Outcome`.
  let outcome: String
  /// Why it was denied or failed.
  let reason: String
  /// Of which request.
  let requestID: String
  /// The link of the entry before, in hexadecimal digits.
  let previousHash: String
  /// The entry's link in the chain of hashes, in hexadecimal digits.
  let hash: String
}
