import DataProtection
import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// Removes a conversation with all that hangs on it, and what the counters count of it. What repeats it takes
  /// its place.
  func remove(_ id: Int64, in db: Database) throws -> ErasureFacts {
    guard let row = try ConversationRow.fetch(id, in: db) else { return ErasureFacts() }
    var facts = ErasureFacts()
    try self.release(id, in: db)
    let feedback = try Row.fetchAll(
      db, sql: "SELECT vote, rating FROM feedback WHERE conversation_id = ?", arguments: [id])
    var counters = Counters()
    for given in feedback { Self.discount(given, of: row.modelVersionID, in: &counters) }
    // Handing its place over has changed it.
    if let last = try ConversationRow.fetch(id, in: db) {
      ConversationFacts.count(from: last.facts, to: nil, in: &counters)
    }
    try counters.apply(in: db)
    facts.add(1, to: "conversations")
    facts.add(feedback.count, to: "feedback")
    for table in ["original_text", "feedback", "duplicate_band"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE conversation_id = ?", arguments: [id])
      if table == "original_text" { facts.add(db.changesCount, to: "originalTexts") }
    }
    try db.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [id])
    return facts
  }

  /// Lets go of those that repeat a conversation: the best becomes the one that the others repeat.
  private func release(_ id: Int64, in db: Database) throws {
    try self.handOver(id, in: db)
    // Without one that is accepted there is no heir; none of them is a sample then.
    try self.settleAlone(duplicatesOf: id, in: db)
  }

  private static func discount(
    _ given: Row, of modelVersion: String, in counters: inout Counters
  ) {
    let feedback = Feedback(
      vote: (given["vote"] as String?).flatMap(Feedback.Vote.init(rawValue:)),
      rating: given["rating"])
    counters.add(-1, to: Counters.feedback)
    guard !modelVersion.isEmpty else { return }
    if feedback.isPositive { counters.add(-1, to: Counters.positivePrefix + modelVersion) }
    if feedback.isNegative { counters.add(-1, to: Counters.negativePrefix + modelVersion) }
  }
}
