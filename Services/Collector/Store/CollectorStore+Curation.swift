import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// Curates a conversation from its original text with all feedback on it, and stores the result.
  ///
  /// - Parameter hasNewText: Whether there is text that nobody has seen who decided on it.
  func curateAgain(_ id: Int64, hasNewText: Bool = false, in db: Database) throws {
    guard let old = try ConversationRow.fetch(id, in: db),
      let messages = try self.texts.original([Message].self, of: id, in: db)
    else { return }
    let curated = self.curator.curate(messages, feedback: try self.feedback(on: id, in: db))
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
          content = ?, removed_json = ?, signature = ?, qualified = ?, sequence = ?,
          curator_version = ?
        WHERE id = ?
        """,
      arguments: [
        state.stored, try RowCoding.encode(Self.reasons(of: curated.score)), curated.score.total,
        try RowCoding.encode(curated.score.components),
        try self.content(of: id, replacedBy: curated, in: db),
        try RowCoding.encode(curated.removed), curated.signature.stored, isQualified, sequence,
        Curator.version, id,
      ])
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

  /// The sealed text of a conversation with what curating made of it.
  private func content(
    of id: Int64, replacedBy curated: CuratedConversation, in db: Database
  ) throws -> Data {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT record_id, content, \(SealedTexts.content.subject) AS opaque_id FROM conversation
        WHERE id = ?
        """,
      arguments: [id])
    guard let row else { throw CollectorError.unknownConversation }
    var content = try self.content(of: row, in: db)
    content.messages = curated.messages
    content.corrected = curated.corrected
    return try self.texts.seal(
      content, recordID: row["record_id"], subject: row["opaque_id"], in: db)
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

  /// The feedback on a conversation as it was given, oldest first.
  private func feedback(on id: Int64, in db: Database) throws -> [Feedback] {
    try Data.fetchAll(
      db, sql: "SELECT token FROM feedback WHERE conversation_id = ? ORDER BY position",
      arguments: [id]
    ).compactMap { try self.texts.original(Feedback.self, of: id, feedback: $0, in: db) }
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
