import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// Stores a decision with its event and audit record, and lets what it is about become a sample
  /// or no longer be one.
  ///
  /// - Throws: `CollectorError` when there is no such conversation, or it was never held back.
  func decide(
    _ decision: ReviewDecision, on id: String, source: String?, for requester: Requester
  ) async throws -> ConversationRecord {
    try await self.refusingDamage(for: requester, at: decision.decidedAt) {
      try await self.store.write { db in
        let found = try self.recordRow(id: id, source: source, in: db)
        let row: Int64 = found["id"]
        guard let old = try ConversationRow.fetch(row, in: db) else {
          throw CollectorError.unknownConversation
        }
        guard old.state == .quarantined || old.decision != nil else {
          throw CollectorError.notHeldBack
        }
        guard old.decision != decision.outcome else { return try self.record(found, in: db) }
        let isQualified = try self.apply(decision, to: old, in: db)
        try Self.announce(
          decision, on: found["record_id"], isQualified: isQualified, for: requester, in: db)
        return try self.record(try self.recordRow(id: id, source: source, in: db), in: db)
      }
    }
  }

  /// Returns whether the conversation is a sample from then on.
  private func apply(
    _ decision: ReviewDecision, to old: ConversationRow, in db: Database
  ) throws -> Bool {
    var new = old
    new.decision = decision.outcome
    new.state = decision.outcome == .approved ? .accepted : .rejected
    new.isQualified =
      new.state == .accepted && old.duplicateOf == nil && old.quality >= self.qualityThreshold
    // What starts to qualify counts as a new sample.
    if new.isQualified && !old.isQualified {
      new.sequence = try Counters.next(Counters.sequence, in: db)
    }
    try db.execute(
      sql: """
        UPDATE conversation SET state = ?, qualified = ?, sequence = ?, decision = ?,
          decided_by = ?, decided_at_ms = ?, decision_reason = ?
        WHERE id = ?
        """,
      arguments: [
        new.state.stored, new.isQualified, new.sequence, decision.outcome.rawValue,
        decision.decidedBy, decision.decidedAt.millisecondsSinceEpoch, decision.reason, old.id,
      ])
    try Self.count(from: old, to: new, in: db)
    if new.state == .accepted {
      try self.settleAgain(old.id, in: db)
    } else if old.state == .accepted {
      try self.handOver(old.id, in: db)
    }
    return try ConversationRow.fetch(old.id, in: db)?.isQualified ?? false
  }

  /// Forgets an approval that was about something else.
  static func withdrawDecision(on id: Int64, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE conversation
        SET decision = NULL, decided_by = NULL, decided_at_ms = NULL, decision_reason = NULL
        WHERE id = ?
        """,
      arguments: [id])
  }

  private static func announce(
    _ decision: ReviewDecision, on recordID: String, isQualified: Bool, for requester: Requester,
    in db: Database
  ) throws {
    try Outbox.append(
      OutboxEvent(
        type: "review-decided", subjectID: recordID, occurredAt: decision.decidedAt,
        dataJSON: try RowCoding.encode(
          ReviewEvent(outcome: decision.outcome.rawValue, qualified: isQualified))),
      in: db)
    try self.audit(
      "review.\(decision.outcome.rawValue)", of: recordID, requester, reason: decision.reason,
      at: decision.decidedAt, in: db)
  }
}

/// The data of a `review-decided` event.
private struct ReviewEvent: Encodable {
  let outcome: String
  let qualified: Bool
}
