import FoundationEssentials
import GRDB
import Hexadecimal
import StoreKit

/// What people said, as the store keeps it: sealed with the key of the group of conversations that it belongs
/// to, which is one patient's.
struct SealedTexts: Sendable {
  /// The text of a conversation, de-identified, with the id that the client gave it.
  struct Content: Codable {
    var clientID: String
    var messages: [Message]
    /// With a corrected answer in place of the last one.
    var corrected: [Message]?
  }

  let keys: KeyRing

  static let content = SealedColumn(
    table: "conversation", column: "content", key: ["record_id"],
    subject: "(SELECT opaque_id FROM conversation_group WHERE id = conversation.group_id)")
  static let original = SealedColumn(
    table: "original_text", column: "body", key: ["conversation_id", "feedback_token"],
    subject: """
      (SELECT opaque_id FROM conversation_group
        JOIN conversation ON conversation.group_id = conversation_group.id
        WHERE conversation.id = original_text.conversation_id)
      """)
  static let snapshotBody = SealedColumn(
    table: "snapshot_body", column: "body", key: ["digest"], subject: "snapshot_body.subject")

  /// Every sealed column of the Collector.
  static let columns = [Self.content, Self.original, Self.snapshotBody]

  // MARK: - Conversations

  /// Seals the text of a new conversation ahead of the transaction that stores it.
  func prepare(_ content: Content, recordID: String, subject: String) throws -> PreparedField {
    try self.keys.prepare(
      Self.bytes(of: content), in: Self.content, row: SealedColumn.row(recordID),
      subject: subject)
  }

  func seal(
    _ content: Content, recordID: String, subject: String, in db: Database
  ) throws -> Data {
    try self.keys.seal(
      Self.bytes(of: content), in: Self.content, row: SealedColumn.row(recordID),
      subject: subject, db: db)
  }

  func open(
    content sealed: Data, recordID: String, subject: String, in db: Database
  ) throws -> Content {
    try RowCoding.decode(
      from: String(
        decoding: self.keys.open(
          sealed, in: Self.content, row: SealedColumn.row(recordID), subject: subject, db: db),
        as: UTF8.self))
  }

  // MARK: - Original texts

  /// Keeps what somebody said as they said it.
  func insert(
    original value: some Encodable, of id: Int64, feedback token: Data = Data(), subject: String,
    in db: Database
  ) throws {
    let sealed = try self.keys.seal(
      Self.bytes(of: value), in: Self.original, row: Self.row(id, token),
      subject: subject, db: db)
    try db.execute(
      sql: "INSERT INTO original_text (conversation_id, feedback_token, body) VALUES (?, ?, ?)",
      arguments: [id, token, sealed])
  }

  /// What was kept; nil when nothing was.
  func original<Value: Decodable>(
    _ type: Value.Type = Value.self, of id: Int64, feedback token: Data = Data(), in db: Database
  ) throws -> Value? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT body, \(Self.original.subject) FROM original_text
        WHERE conversation_id = ? AND feedback_token = ?
        """,
      arguments: [id, token])
    guard let row else { return nil }
    let body = try self.keys.open(
      row[0], in: Self.original, row: Self.row(id, token), subject: row[1], db: db)
    return try RowCoding.decode(Value.self, from: String(decoding: body, as: UTF8.self))
  }

  private static func bytes(of value: some Encodable) throws -> Data {
    Data(try RowCoding.encode(value).utf8)
  }

  private static func row(_ id: Int64, _ token: Data) -> String {
    SealedColumn.row("\(id)", token.hexadecimal)
  }

  // MARK: - Snapshots

  func seal(body: Data, digest: Data, subject: String, in db: Database) throws -> Data {
    try self.keys.seal(
      body, in: Self.snapshotBody, row: SealedColumn.row(digest.hexadecimal),
      subject: subject, db: db)
  }

  func open(body sealed: Data, digest: Data, subject: String, in db: Database) throws -> Data {
    try self.keys.open(
      sealed, in: Self.snapshotBody, row: SealedColumn.row(digest.hexadecimal),
      subject: subject, db: db)
  }
}
