import Crypto
public import FoundationEssentials
import GRDB

/// One link of the audit chain, exactly as stored.
public struct AuditEntry: Hashable, Sendable {
  /// Starts at 1, without gaps.
  public let sequence: UInt64
  /// Milliseconds since the Unix epoch.
  public let occurredAtMilliseconds: Int64
  /// The person or service.
  public let actor: String
  /// Separated by commas.
  public let roles: String
  /// What was done.
  public let action: String
  /// What it was done to.
  public let objectID: String
  /// A raw value of `AuditRecord.Outcome`.
  public let outcome: String
  /// Why.
  public let reason: String
  /// Ties the record to the request.
  public let requestID: String
  /// The hash of the entry before; 32 zero bytes for the first.
  public let previousHash: Data
  /// The hash over everything above.
  public let hash: Data
}

extension AuditEntry {
  /// What precedes the first entry.
  static let genesisHash = Data(repeating: 0, count: SHA256.byteCount)

  /// Links `record` behind the entry with `previousHash`.
  init(_ record: AuditRecord, sequence: UInt64, previousHash: Data) {
    self.sequence = sequence
    self.occurredAtMilliseconds = record.occurredAt.millisecondsSinceEpoch
    self.actor = record.actor
    self.roles = record.roles.joined(separator: ",")
    self.action = record.action
    self.objectID = record.objectID
    self.outcome = record.outcome.rawValue
    self.reason = record.reason
    self.requestID = record.requestID
    self.previousHash = previousHash
    self.hash = Self.hash(
      sequence: sequence, occurredAtMilliseconds: self.occurredAtMilliseconds,
      texts: [
        self.actor, self.roles, self.action, self.objectID, self.outcome, self.reason,
        self.requestID,
      ],
      previousHash: previousHash)
  }

  init(_ row: Row) {
    self.sequence = UInt64(row["sequence"] as Int64)
    self.occurredAtMilliseconds = row["occurred_at_ms"]
    self.actor = row["actor"]
    self.roles = row["roles"]
    self.action = row["action"]
    self.objectID = row["object_id"]
    self.outcome = row["outcome"]
    self.reason = row["reason"]
    self.requestID = row["request_id"]
    self.previousHash = row["previous_hash"]
    self.hash = row["hash"]
  }

  /// The hash that the content should have.
  var expectedHash: Data {
    Self.hash(
      sequence: self.sequence, occurredAtMilliseconds: self.occurredAtMilliseconds,
      texts: [
        self.actor, self.roles, self.action, self.objectID, self.outcome, self.reason,
        self.requestID,
      ],
      previousHash: self.previousHash)
  }

  /// SHA-256 over a version tag and every field with its length, so that no two contents share an
  /// encoding.
  private static func hash(
    sequence: UInt64, occurredAtMilliseconds: Int64, texts: [String], previousHash: Data
  ) -> Data {
    var hasher = SHA256()
    hasher.update(data: Array("reddytalk.audit.v1".utf8))
    hasher.update(previousHash)
    hasher.update(sequence)
    hasher.update(UInt64(bitPattern: occurredAtMilliseconds))
    for text in texts {
      hasher.update(Data(text.utf8))
    }
    return Data(hasher.finalize())
  }
}

extension SHA256 {
  mutating fileprivate func update(_ number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { self.update(bufferPointer: $0) }
  }

  mutating fileprivate func update(_ field: Data) {
    self.update(UInt64(field.count))
    self.update(data: field)
  }
}
