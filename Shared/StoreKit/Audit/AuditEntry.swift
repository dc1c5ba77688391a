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

  /// In the order in which rows are read.
  static let columns = """
    sequence, previous_hash, hash, occurred_at_ms, actor, roles, action, object_id, outcome, reason, \
    request_id
    """

  /// Which of `columns` make the content.
  static let contentColumns = 3..<11

  /// Links `record` behind the entry with `previousHash`.
  init(_ record: AuditRecord, sequence: UInt64, previousHash: Data) {
    self.sequence = sequence
    self.occurredAtMilliseconds = record.occurredAt.millisecondsSinceEpoch
    self.actor = Self.storable(record.actor)
    self.roles = Self.storable(record.roles.joined(separator: ","))
    self.action = Self.storable(record.action)
    self.objectID = Self.storable(record.objectID)
    self.outcome = record.outcome.rawValue
    self.reason = Self.storable(record.reason)
    self.requestID = Self.storable(record.requestID)
    self.previousHash = previousHash
    let content = AuditContent(
      occurredAtMilliseconds: self.occurredAtMilliseconds,
      texts: [
        self.actor, self.roles, self.action, self.objectID, self.outcome, self.reason,
        self.requestID,
      ])
    self.hash = content.hash(sequence: sequence, previousHash: previousHash)
  }

  /// Reads a row of `columns`.
  init(_ row: Row) throws {
    self.sequence = UInt64(clamping: try row.decode(Int64.self, atIndex: 0))
    self.previousHash = try row.decode(atIndex: 1)
    self.hash = try row.decode(atIndex: 2)
    self.occurredAtMilliseconds = try row.decode(atIndex: 3)
    self.actor = try row.decode(atIndex: 4)
    self.roles = try row.decode(atIndex: 5)
    self.action = try row.decode(atIndex: 6)
    self.objectID = try row.decode(atIndex: 7)
    self.outcome = try row.decode(atIndex: 8)
    self.reason = try row.decode(atIndex: 9)
    self.requestID = try row.decode(atIndex: 10)
  }

  /// SQLite ends a text at a zero byte, so one that comes from outside would be stored as another than was
  /// hashed, and the chain would look damaged.
  private static func storable(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.lazy.map { $0 == "\0" ? "\u{FFFD}" : $0 })
    return String(scalars)
  }
}
