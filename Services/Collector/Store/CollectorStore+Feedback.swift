import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// Stores the good items of a batch of feedback in one transaction and scores the conversations
  /// anew.
  func ingest(
    feedback items: [(String, Result<CheckedFeedback, Rejection>)], for requester: Requester,
    at time: Date
  ) async throws -> IngestionReport {
    try await self.store.write { db in
      let report = IngestionReport(
        results: try items.map { id, item in
          switch item {
          case .failure(let rejection): return IngestionResult(id: id, rejection: rejection)
          case .success(let feedback): return try self.ingest(feedback, at: time, in: db)
          }
        })
      try self.audit(report, "feedback.ingest", requester, at: time, in: db)
      return report
    }
  }

  private func ingest(
    _ feedback: CheckedFeedback, at time: Date, in db: Database
  ) throws -> IngestionResult {
    let rows = try Int64.fetchAll(
      db, sql: "SELECT id FROM conversation WHERE client_token = ?",
      arguments: [self.digester.token(of: feedback.conversationID)])
    guard let row = rows.first, rows.count == 1 else {
      let reason: RejectionReason =
        rows.isEmpty ? .unknownConversation : .ambiguousConversation(sources: rows.count)
      return IngestionResult(id: feedback.id, rejection: Rejection(reasons: [reason]))
    }
    let digest = self.digester.content(of: feedback.feedback)
    let isNew = try self.keep(feedback, digest, on: row, at: time, in: db)
    let quality = try ConversationRow.fetch(row, in: db)?.quality ?? 0
    return IngestionResult(
      id: feedback.id, outcome: isNew ? .accepted : .duplicate, quality: quality)
  }

  /// Adds or replaces feedback and curates its conversation anew; false when it was there already.
  @discardableResult
  func keep(
    _ feedback: CheckedFeedback, _ digest: Data, on id: Int64, at time: Date, in db: Database
  ) throws -> Bool {
    let token = self.digester.token(of: feedback.id)
    let known = try Data.fetchOne(
      db, sql: "SELECT content_digest FROM feedback WHERE conversation_id = ? AND token = ?",
      arguments: [id, token])
    guard known != digest else { return false }
    if known != nil { try self.remove(token, of: id, in: db) }
    try self.insertFeedback(feedback, digest, on: id, at: time, in: db)
    let texts = [feedback.feedback.comment, feedback.feedback.correctedAnswer]
    try self.curateAgain(id, hasNewText: texts.contains { !$0.isEmpty }, in: db)
    return true
  }

  /// Writes feedback, and its texts apart.
  func insertFeedback(
    _ feedback: CheckedFeedback, _ digest: Data, on id: Int64, at time: Date, in db: Database
  ) throws {
    let token = self.digester.token(of: feedback.id)
    let position =
      try Int.fetchOne(
        db, sql: "SELECT MAX(position) FROM feedback WHERE conversation_id = ?", arguments: [id])
      ?? 0
    try db.execute(
      sql: """
        INSERT INTO feedback (conversation_id, token, position, vote, rating, given_by,
          content_digest, received_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, token, position + 1, feedback.feedback.vote?.rawValue, feedback.feedback.rating,
        feedback.feedback.givenBy?.rawValue, digest, time.millisecondsSinceEpoch,
      ])
    try self.texts.insert(
      original: feedback.feedback, of: id, feedback: token,
      subject: try Self.subject(of: id, in: db), in: db)
    try Self.count(feedback.feedback, 1, on: id, in: db)
  }

  private func remove(_ token: Data, of id: Int64, in db: Database) throws {
    if let feedback = try self.texts.original(Feedback.self, of: id, feedback: token, in: db) {
      try Self.count(feedback, -1, on: id, in: db)
    }
    for table in ["original_text WHERE feedback_token", "feedback WHERE token"] {
      try db.execute(
        sql: "DELETE FROM \(table) = ? AND conversation_id = ?", arguments: [token, id])
    }
  }

  /// Whose key seals the texts of a conversation.
  static func subject(of id: Int64, in db: Database) throws -> String {
    try String.fetchOne(
      db, sql: "SELECT \(SealedTexts.content.subject) FROM conversation WHERE id = ?",
      arguments: [id]) ?? ""
  }

  private static func count(
    _ feedback: Feedback, _ sign: Int, on id: Int64, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE conversation SET feedback_count = feedback_count + ? WHERE id = ?",
      arguments: [sign, id])
    var counters = Counters()
    counters.add(sign, to: Counters.feedback)
    let model =
      try String.fetchOne(
        db, sql: "SELECT model_version_id FROM conversation WHERE id = ?", arguments: [id]) ?? ""
    if !model.isEmpty {
      if feedback.isPositive { counters.add(sign, to: Counters.positivePrefix + model) }
      if feedback.isNegative { counters.add(sign, to: Counters.negativePrefix + model) }
    }
    try counters.apply(in: db)
  }
}
