import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// Curates a conversation from its original text with all feedback on it, and stores the result.
  ///
  /// - Parameter hasNewText: Whether there is text that nobody has seen who decided on it.
  func curateAgain(_ id: Int64, hasNewText: Bool = false, in db: Database) throws {
    guard let old = try ConversationRow.fetch(id, in: db),
      let messages = try Self.originalMessages(of: id, in: db)
    else { return }
    let feedback = try Self.originalFeedback(of: id, in: db)
    let curated = self.curator.curate(messages, feedback: feedback.map(\.feedback))
    let decision = Self.standing(old, curated.score, hasNewText: hasNewText)
    if decision == nil && old.decision != nil { try Self.withdrawDecision(on: id, in: db) }
    let state = Self.state(after: curated.score, decision)
    let isQualified =
      state == .accepted && old.duplicateOf == nil && curated.score.total >= self.qualityThreshold
    // What starts to qualify counts as a new sample.
    let sequence =
      isQualified && !old.isQualified ? try Counters.next(Counters.sequence, in: db) : old.sequence
    try db.execute(
      sql: """
        UPDATE conversation SET state = ?, reasons_json = ?, quality = ?, components_json = ?,
          messages_json = ?, corrected_json = ?, removed_json = ?, signature = ?, qualified = ?,
          sequence = ?, curator_version = ?
        WHERE id = ?
        """,
      arguments: [
        state.stored, try RowCoding.encode(Self.reasons(of: curated.score)), curated.score.total,
        try RowCoding.encode(curated.score.components), try RowCoding.encode(curated.messages),
        try curated.corrected.map { try RowCoding.encode($0) },
        try RowCoding.encode(curated.removed), curated.signature.stored, isQualified, sequence,
        Curator.version, id,
      ])
    try Self.replaceTexts(of: feedback.map(\.id), with: curated.feedback, on: id, in: db)
    try Self.replaceBands(curated.signature, unlessEqualTo: old.signature, of: id, in: db)
    var new = old
    new.state = state
    new.isQualified = isQualified
    new.removed = curated.removed
    try Self.count(from: old, to: new, in: db)
    if state == .accepted {
      try self.settleAgain(id, in: db)
    } else if old.state == .accepted {
      try self.handOver(id, in: db)
    }
  }

  /// Brings the counters from one state of a conversation to another.
  static func count(
    from old: ConversationRow, to new: ConversationRow, in db: Database
  ) throws {
    var counters = Counters()
    ConversationFacts.count(from: old.facts, to: new.facts, in: &counters)
    try counters.apply(in: db)
  }

  /// The decision that still holds: a rejection always, an approval as long as nothing is against
  /// the conversation that was not when it was approved.
  private static func standing(
    _ old: ConversationRow, _ score: QualityScore, hasNewText: Bool
  ) -> ReviewDecision.Outcome? {
    guard old.decision == .approved, !score.quarantine.isEmpty else { return old.decision }
    let isSeen = Set(score.quarantine.map(\.description)).isSubset(of: old.reasons)
    return isSeen && !hasNewText ? .approved : nil
  }

  private static func state(
    after score: QualityScore, _ decision: ReviewDecision.Outcome?
  ) -> ConversationState {
    if decision == .rejected { return .rejected }
    return score.quarantine.isEmpty || decision == .approved ? .accepted : .quarantined
  }

  private static func replaceTexts(
    of feedbackIDs: [String], with clean: [Feedback], on id: Int64, in db: Database
  ) throws {
    for (feedbackID, feedback) in zip(feedbackIDs, clean) {
      try db.execute(
        sql: """
          UPDATE feedback SET comment = ?, corrected_answer = ? WHERE conversation_id = ? AND id = ?
          """,
        arguments: [feedback.comment, feedback.correctedAnswer, id, feedbackID])
    }
  }

  /// Curates at most `limit` conversations that older rules curated; returns how many.
  package func curateOutdated(limit: Int) async throws -> Int {
    try await self.store.write { db in
      let ids = try Int64.fetchAll(
        db, sql: "SELECT id FROM conversation WHERE curator_version <> ? ORDER BY id LIMIT ?",
        arguments: [Curator.version, limit])
      for id in ids { try self.curateAgain(id, in: db) }
      return ids.count
    }
  }

  private static func originalMessages(of id: Int64, in db: Database) throws -> [Message]? {
    try Data.fetchOne(
      db, sql: "SELECT body FROM original_text WHERE conversation_id = ? AND feedback_id = ''",
      arguments: [id]
    ).map { try JSONDecoder().decode([Message].self, from: $0) }
  }

  private static func originalFeedback(
    of id: Int64, in db: Database
  ) throws -> [(id: String, feedback: Feedback)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT feedback.id, original_text.body FROM feedback JOIN original_text
          ON original_text.conversation_id = feedback.conversation_id
          AND original_text.feedback_id = feedback.id
        WHERE feedback.conversation_id = ? ORDER BY feedback.position
        """,
      arguments: [id]
    ).map { (id: $0[0], feedback: try JSONDecoder().decode(Feedback.self, from: $0[1] as Data)) }
  }

  private static func replaceBands(
    _ signature: MinHashSignature, unlessEqualTo old: MinHashSignature, of id: Int64,
    in db: Database
  ) throws {
    guard signature != old else { return }
    for key in old.bandKeys {
      try db.execute(
        sql: "DELETE FROM duplicate_band WHERE key = ? AND conversation_id = ?",
        arguments: [Int64(bitPattern: key), id])
    }
    try self.insertBands(signature, of: id, in: db)
  }
}

extension CollectorStore {
  /// How many conversations older rules curated.
  package func outdatedCount() async throws -> Int {
    try await self.store.read { db in
      try Int.fetchOne(
        db, sql: "SELECT COUNT(*) FROM conversation WHERE curator_version <> ?",
        arguments: [Curator.version]) ?? 0
    }
  }
}
