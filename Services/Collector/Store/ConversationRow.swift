import FoundationEssentials
import GRDB
import StoreKit

/// A row of `conversation` without its text.
struct ConversationRow {
  var id: Int64
  var groupID: Int64
  var state: ConversationState
  /// What a person decided on it.
  var decision: ReviewDecision.Outcome?
  var category: String?
  var quality: Double
  var duplicateOf: Int64?
  var isQualified: Bool
  var sequence: Int64
  var contentDigest: Data
  var modelVersionID: String
  var reasons: [String]
  var removed: [IdentifierKind: Int]
  var signature: MinHashSignature

  static let columns = """
    id, group_id, state, category, quality, duplicate_of, qualified, sequence, content_digest,
    model_version_id, reasons_json, removed_json, signature, decision
    """

  init(_ row: Row) throws {
    self.id = row["id"]
    self.groupID = row["group_id"]
    self.state = ConversationState(row)
    self.decision = (row["decision"] as String?).flatMap(ReviewDecision.Outcome.init(rawValue:))
    self.category = row["category"]
    self.quality = row["quality"]
    self.duplicateOf = row["duplicate_of"]
    self.isQualified = row["qualified"]
    self.sequence = row["sequence"]
    self.contentDigest = row["content_digest"]
    self.modelVersionID = row["model_version_id"]
    self.reasons = try RowCoding.decode([String].self, from: row["reasons_json"])
    self.removed = try RowCoding.removed(from: row["removed_json"])
    self.signature = MinHashSignature(stored: row["signature"])
  }

  static func fetch(_ id: Int64, in db: Database) throws -> ConversationRow? {
    try Row.fetchOne(
      db, sql: "SELECT \(Self.columns) FROM conversation WHERE id = ?", arguments: [id]
    ).map(ConversationRow.init)
  }

  /// The conversation that a client of `source` named with what has this token.
  static func fetch(
    _ token: Data, of source: String, in db: Database
  ) throws -> ConversationRow? {
    try Row.fetchOne(
      db, sql: "SELECT \(Self.columns) FROM conversation WHERE client_token = ? AND source = ?",
      arguments: [token, source]
    ).map(ConversationRow.init)
  }

  /// What the counters count of it.
  var facts: ConversationFacts {
    ConversationFacts(
      state: self.state, category: self.category ?? "", isDuplicate: self.duplicateOf != nil,
      isQualified: self.isQualified, removed: self.removed)
  }
}

extension ConversationState {
  /// The state in a row of `conversation`, in which a rejected one is a quarantined one with a
  /// decision on it.
  init(_ row: Row) {
    let state = ConversationState(rawValue: row["state"]) ?? .quarantined
    let isRejected = row["decision"] as String? == ReviewDecision.Outcome.rejected.rawValue
    self = isRejected && state == .quarantined ? .rejected : state
  }

  /// What the column `state` holds.
  var stored: String {
    (self == .rejected ? ConversationState.quarantined : self).rawValue
  }
}

extension MinHashSignature {
  /// The minima as little-endian bytes.
  var stored: Data {
    self.minima.reduce(into: Data(capacity: 4 * self.minima.count)) { data, value in
      withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }
  }

  init(stored data: Data) {
    let bytes = [UInt8](data)
    self.init(
      stride(from: 0, to: bytes.count - 3, by: 4).map { start in
        (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
      })
  }
}
