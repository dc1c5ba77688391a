import FieldEncryption
package import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// A conversation, de-identified; reading it is audited.
  ///
  /// - Parameters:
  ///   - id: the client's id.
  ///   - source: its source; any when nil, as long as only one has the id.
  ///   - requester: on whose behalf.
  ///   - time: when.
  package func record(
    id: String, source: String?, for requester: Requester, at time: Date
  ) async throws -> ConversationRecord {
    try await self.refusingDamage(for: requester, at: time) {
      try await self.store.write { db in
        let row = try self.recordRow(id: id, source: source, in: db)
        try Self.audit(
          "conversation.read", of: row["record_id"], requester, at: time, in: db)
        return try self.record(row, in: db)
      }
    }
  }

  /// The conversations that wait for a person's decision, newest first; reading them is audited.
  package func reviewQueue(
    limit: Int, for requester: Requester, at time: Date
  ) async throws -> [ConversationRecord] {
    try await self.refusingDamage(for: requester, at: time) {
      try await self.store.write { db in
        let rows = try Row.fetchAll(
          db,
          sql: """
            \(Self.recordQuery) WHERE conversation.state = 'quarantined' AND conversation.decision IS NULL
            ORDER BY conversation.id DESC LIMIT ?
            """,
          arguments: [limit])
        try Self.audit(
          "review-queue.read", of: "\(rows.count) conversations", requester, at: time, in: db)
        return try rows.map { try self.record($0, in: db) }
      }
    }
  }

  /// The row of one conversation by the client's id, and by its source when that is given.
  func recordRow(id: String, source: String?, in db: Database) throws -> Row {
    let rows = try Row.fetchAll(
      db,
      sql: """
        \(Self.recordQuery)
        WHERE conversation.client_token = ? AND (? IS NULL OR conversation.source = ?)
        """,
      arguments: [self.digester.token(of: id), source, source])
    guard let row = rows.first else { throw CollectorError.unknownConversation }
    guard rows.count == 1 else {
      throw CollectorError.ambiguousConversation(sources: rows.count)
    }
    return row
  }

  private static let recordQuery = """
    SELECT conversation.*, conversation_group.opaque_id
    FROM conversation JOIN conversation_group ON conversation_group.id = conversation.group_id
    """

  func record(_ row: Row, in db: Database) throws -> ConversationRecord {
    let content = try self.content(of: row, in: db)
    return ConversationRecord(
      key: ConversationKey(source: row["source"], id: content.clientID), group: row["opaque_id"],
      category: (row["category"] as String?).flatMap(ConversationCategory.init(rawValue:)),
      messages: content.messages,
      quality: row["quality"],
      components: try RowCoding.decode(
        [QualityScore.Component].self, from: row["components_json"]),
      state: ConversationState(row),
      reasons: try RowCoding.decode([String].self, from: row["reasons_json"]),
      nearDuplicateOf: try self.clientID(of: row["duplicate_of"], in: db),
      removed: try RowCoding.removed(from: row["removed_json"]),
      ingestedAt: Date(millisecondsSinceEpoch: row["ingested_at_ms"]),
      feedbackCount: row["feedback_count"], decision: Self.decision(row))
  }

  /// The text of a row that has its `record_id`, `content` and `opaque_id`. Throws `SealedTextDamage`.
  func content(of row: Row, in db: Database) throws -> SealedTexts.Content {
    do {
      return try self.texts.open(
        content: row["content"], recordID: row["record_id"], subject: row["opaque_id"], in: db)
    } catch let error as FieldEncryptionError {
      throw SealedTextDamage(recordID: row["record_id"], cause: error)
    }
  }

  /// What the client calls a conversation; nil for none.
  private func clientID(of id: Int64?, in db: Database) throws -> String? {
    guard let id else { return nil }
    return try Row.fetchOne(
      db, sql: "\(Self.recordQuery) WHERE conversation.id = ?", arguments: [id]
    ).map { try self.content(of: $0, in: db).clientID }
  }

  private static func decision(_ row: Row) -> ReviewDecision? {
    (row["decision"] as String?).flatMap(ReviewDecision.Outcome.init(rawValue:)).map { outcome in
      ReviewDecision(
        outcome: outcome, decidedBy: row["decided_by"] ?? "",
        decidedAt: Date(millisecondsSinceEpoch: row["decided_at_ms"] ?? 0),
        reason: row["decision_reason"] ?? "")
    }
  }
}
