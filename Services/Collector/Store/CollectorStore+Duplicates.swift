import FoundationEssentials
import GRDB

extension CollectorStore {
  /// Links a conversation with those that it nearly repeats or continues. Of each cluster one stays
  /// a sample: the better one, and of a continuation the longer.
  func settleDuplicates(
    of id: Int64, beginnings: ArraySlice<Data>, in db: Database
  ) throws {
    guard let row = try ConversationRow.fetch(id, in: db) else { return }
    for beginning in try self.beginnings(beginnings, of: row, in: db) {
      try self.make(row, representativeOf: beginning.duplicateOf ?? beginning.id, in: db)
    }
    guard let nearest = try Self.nearest(to: row, in: db),
      let representative = try ConversationRow.fetch(nearest.duplicateOf ?? nearest.id, in: db),
      representative.id != row.id
    else { return }
    let isBetter =
      row.state == .accepted
      && (representative.state != .accepted || row.quality > representative.quality)
    if isBetter {
      try self.make(row, representativeOf: representative.id, in: db)
    } else {
      try self.setDuplicate(row.id, of: representative.id, in: db)
    }
  }

  /// Lets a row that was scored anew take the place of its representative when it is better now.
  func settleAgain(_ id: Int64, in db: Database) throws {
    guard let row = try ConversationRow.fetch(id, in: db), let other = row.duplicateOf,
      let representative = try ConversationRow.fetch(other, in: db), row.state == .accepted,
      representative.state != .accepted || row.quality > representative.quality,
      // What merely begins another conversation stays superseded.
      row.signature.similarity(to: representative.signature) >= MinHash.threshold
    else { return }
    try self.setDuplicate(row.id, of: nil, in: db)
    try self.make(row, representativeOf: representative.id, in: db)
  }

  /// Gives the place of a conversation that can no longer be a sample to the best of those that
  /// repeat it.
  func handOver(_ id: Int64, in db: Database) throws {
    let heir = try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM conversation WHERE duplicate_of = ? AND state = 'accepted'
        ORDER BY quality DESC, id LIMIT 1
        """,
      arguments: [id])
    guard let heir else { return }
    try self.setDuplicate(heir, of: nil, in: db)
    guard let row = try ConversationRow.fetch(heir, in: db) else { return }
    try self.make(row, representativeOf: id, in: db)
  }

  /// Makes those that repeat a conversation repeat nothing.
  func settleAlone(duplicatesOf id: Int64, in db: Database) throws {
    let members = try Int64.fetchAll(
      db, sql: "SELECT id FROM conversation WHERE duplicate_of = ?", arguments: [id])
    for member in members { try self.setDuplicate(member, of: nil, in: db) }
  }

  /// Conversations of the same group that this one continues.
  private func beginnings(
    _ digests: ArraySlice<Data>, of row: ConversationRow, in db: Database
  ) throws -> [ConversationRow] {
    guard !digests.isEmpty, row.state == .accepted else { return [] }
    let marks = databaseQuestionMarks(count: digests.count)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(ConversationRow.columns) FROM conversation
        WHERE group_id = ? AND turns_digest IN (\(marks))
        """,
      arguments: [row.groupID] + StatementArguments(digests)
    ).map(ConversationRow.init)
  }

  /// The most similar earlier conversation, if any is similar enough.
  private static func nearest(
    to row: ConversationRow, in db: Database
  ) throws -> ConversationRow? {
    let keys = row.signature.bandKeys.map { Int64(bitPattern: $0) }
    let ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT conversation_id FROM duplicate_band
        WHERE key IN (\(databaseQuestionMarks(count: keys.count))) AND conversation_id <> ?
        GROUP BY conversation_id ORDER BY COUNT(*) DESC, conversation_id
        LIMIT \(self.maximumCandidates)
        """,
      arguments: StatementArguments(keys) + [row.id])
    var best: (row: ConversationRow, similarity: Double)?
    for id in ids {
      guard let other = try ConversationRow.fetch(id, in: db) else { continue }
      let similarity = row.signature.similarity(to: other.signature)
      if similarity >= MinHash.threshold, similarity > best?.similarity ?? 0 {
        best = (other, similarity)
      }
    }
    return best?.row
  }

  /// A flood of the same text must not make each further copy slower.
  private static let maximumCandidates = 32

  private func make(
    _ row: ConversationRow, representativeOf id: Int64, in db: Database
  ) throws {
    guard id != row.id else { return }
    let members = try Int64.fetchAll(
      db, sql: "SELECT id FROM conversation WHERE duplicate_of = ? AND id <> ?",
      arguments: [id, row.id])
    for member in members + [id] { try self.setDuplicate(member, of: row.id, in: db) }
  }

  private func setDuplicate(_ id: Int64, of other: Int64?, in db: Database) throws {
    guard let old = try ConversationRow.fetch(id, in: db), old.duplicateOf != other else { return }
    let isQualified =
      other == nil && old.state == .accepted && old.quality >= self.qualityThreshold
    try db.execute(
      sql: "UPDATE conversation SET duplicate_of = ?, qualified = ? WHERE id = ?",
      arguments: [other, isQualified, id])
    var new = old
    new.duplicateOf = other
    new.isQualified = isQualified
    var counters = Counters()
    ConversationFacts.count(from: old.facts, to: new.facts, in: &counters)
    try counters.apply(in: db)
  }
}
