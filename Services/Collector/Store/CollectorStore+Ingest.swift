import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// Stores the good items of a batch in one transaction, with its event and audit record.
  func ingest(
    _ items: [(id: String, item: Result<PreparedConversation, Rejection>)],
    for requester: Requester, at time: Date
  ) async throws -> IngestionReport {
    // Ahead of the transaction, which others wait for.
    let texts = try items.map { try $0.item.success.map(self.sealedText) }
    return try await self.store.write { db in
      var removed: [IdentifierKind: Int] = [:]
      let results = try zip(items, texts).map { entry, text in
        let (id, item) = entry
        switch item {
        case .failure(let rejection): return IngestionResult(id: id, rejection: rejection)
        case .success(let prepared):
          let result = try self.ingest(prepared, text, in: db)
          if result.outcome == .accepted || result.outcome == .quarantined {
            removed.merge(prepared.curated.removed, uniquingKeysWith: +)
          }
          return result
        }
      }
      let report = IngestionReport(results: results, removed: removed)
      try self.announce(report, "conversations.ingest", requester, at: time, in: db)
      return report
    }
  }

  private func ingest(
    _ item: PreparedConversation, _ text: PreparedField?, in db: Database
  ) throws -> IngestionResult {
    let id = item.conversation.key.id
    let token = self.digester.token(of: id)
    if let existing = try ConversationRow.fetch(token, of: item.conversation.key.source, in: db) {
      guard existing.contentDigest == item.contentDigest else {
        return IngestionResult(id: id, rejection: Rejection(reasons: [.contentConflict]))
      }
      if let feedback = item.conversation.feedback, let digest = item.feedbackDigest {
        try self.keep(feedback, digest, on: existing.id, at: item.receivedAt, in: db)
      }
      let quality = try ConversationRow.fetch(existing.id, in: db)?.quality ?? existing.quality
      return IngestionResult(id: id, outcome: .duplicate, quality: quality)
    }
    let row = try self.insert(item, text, token, in: db)
    try self.settleDuplicates(
      of: row, beginnings: item.beginnings.dropLast().suffix(Self.maximumBeginnings), in: db)
    if let feedback = item.conversation.feedback, let digest = item.feedbackDigest {
      try self.insertFeedback(feedback, digest, on: row, at: item.receivedAt, in: db)
    }
    return IngestionResult(
      id: id, outcome: item.state == .accepted ? .accepted : .quarantined,
      reasons: item.curated.score.quarantine.map(\.description), quality: item.curated.score.total)
  }

  /// A continuation is looked for this many turns back.
  private static let maximumBeginnings = 64

  private func insert(
    _ item: PreparedConversation, _ text: PreparedField?, _ token: Data, in db: Database
  ) throws -> Int64 {
    let conversation = item.conversation
    let score = item.curated.score
    let isQualified = item.state == .accepted && score.total >= self.qualityThreshold
    let group = try Self.group(of: item, in: db)
    let content: Data
    if let text, group.subject == item.groupID {
      content = try self.texts.keys.finish(text, in: db)
    } else {
      content = try self.texts.seal(
        item.text, recordID: item.recordID, subject: group.subject, in: db)
    }
    try db.execute(
      sql: """
        INSERT INTO conversation (source, client_token, record_id, group_id, category,
          content_digest, turns_digest, sequence, state, reasons_json, quality, components_json,
          content, removed_json, signature, qualified, model_version_id, deployment_id,
          curator_version, feedback_count, occurred_at_ms, ingested_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
        """,
      arguments: [
        conversation.key.source, token, item.recordID,
        group.id, conversation.category?.rawValue, item.contentDigest,
        item.beginnings.last, try Counters.next(Counters.sequence, in: db), item.state.rawValue,
        try RowCoding.encode(Self.reasons(of: score)), score.total,
        try RowCoding.encode(score.components), content,
        try RowCoding.encode(item.curated.removed), item.curated.signature.stored, isQualified,
        conversation.modelVersionID, conversation.deploymentID, Curator.version,
        conversation.occurredAt.millisecondsSinceEpoch, item.receivedAt.millisecondsSinceEpoch,
      ])
    let id = db.lastInsertedRowID
    try self.texts.insert(
      original: conversation.messages, of: id, subject: group.subject, in: db)
    try Self.insertBands(item.curated.signature, of: id, in: db)
    var counters = Counters()
    ConversationFacts.count(
      from: nil,
      to: ConversationFacts(
        state: item.state, category: conversation.category?.rawValue ?? "", isDuplicate: false,
        isQualified: isQualified, removed: item.curated.removed),
      in: &counters)
    try counters.apply(in: db)
    return id
  }

  /// The text of a conversation, sealed as that of a new group; most are.
  private func sealedText(of item: PreparedConversation) throws -> PreparedField {
    try self.texts.prepare(item.text, recordID: item.recordID, subject: item.groupID)
  }

  /// Why a conversation is held back, or what limits its score.
  static func reasons(of score: QualityScore) -> [String] {
    let held = score.quarantine.map(\.description)
    return held.isEmpty && !score.capReason.isEmpty ? [score.capReason] : held
  }

  /// The group that a conversation belongs to, made when it is new. It is whose key seals the texts.
  private static func group(
    of item: PreparedConversation, in db: Database
  ) throws -> (id: Int64, subject: String) {
    try db.execute(
      sql: """
        INSERT INTO conversation_group (digest, opaque_id) VALUES (?, ?)
        ON CONFLICT (digest) DO NOTHING
        """,
      arguments: [item.groupDigest, item.groupID])
    if db.changesCount == 1 { return (db.lastInsertedRowID, item.groupID) }
    let row = try Row.fetchOne(
      db, sql: "SELECT id, opaque_id FROM conversation_group WHERE digest = ?",
      arguments: [item.groupDigest])
    return (row?[0] ?? 0, row?[1] ?? "")
  }

  static func insertBands(
    _ signature: MinHashSignature, of id: Int64, in db: Database
  ) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO duplicate_band (key, conversation_id) VALUES (?, ?)")
    for key in signature.bandKeys {
      try statement.execute(arguments: [Int64(bitPattern: key), id])
    }
  }
}

extension PreparedConversation {
  /// Whether the conversation may become a sample.
  var state: ConversationState { self.curated.score.quarantine.isEmpty ? .accepted : .quarantined }

  fileprivate var text: SealedTexts.Content {
    SealedTexts.Content(
      clientID: self.conversation.key.id, messages: self.curated.messages,
      corrected: self.curated.corrected)
  }
}

extension Result {
  fileprivate var success: Success? { try? self.get() }
}
