package import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// The event and the audit record of a batch of conversations.
  func announce(
    _ report: IngestionReport, _ action: String, _ requester: Requester, at time: Date,
    in db: Database
  ) throws {
    try self.audit(report, action, requester, at: time, in: db)
    guard report.count(of: .accepted) + report.count(of: .quarantined) > 0 else { return }
    let counters = try Counters.all(in: db)
    let data = [
      "accepted": report.count(of: .accepted), "duplicates": report.count(of: .duplicate),
      "quarantined": report.count(of: .quarantined), "rejected": report.count(of: .rejected),
      "qualified": counters[Counters.qualified] ?? 0,
      "lastIngestSequence": counters[Counters.sequence] ?? 0,
    ]
    try Outbox.append(
      OutboxEvent(
        type: "conversations-ingested", subjectID: "\(counters[Counters.sequence] ?? 0)",
        occurredAt: time, dataJSON: try RowCoding.encode(data)),
      in: db)
  }

  /// The audit record of a batch.
  func audit(
    _ report: IngestionReport, _ action: String, _ requester: Requester, at time: Date,
    in db: Database
  ) throws {
    let reason = """
      \(report.count(of: .accepted)) accepted, \(report.count(of: .duplicate)) duplicate, \
      \(report.count(of: .quarantined)) quarantined, \(report.count(of: .rejected)) rejected
      """
    try Self.audit(
      action, of: "\(report.results.count) items", requester, reason: reason, at: time, in: db)
  }

  /// Adds to the audit trail.
  static func audit(
    _ action: String, of object: String, _ requester: Requester,
    outcome: AuditRecord.Outcome = .succeeded, reason: String = "", at time: Date, in db: Database
  ) throws {
    try AuditLog.append(
      AuditRecord(
        actor: requester.actor, roles: requester.roles, action: action, objectID: object,
        outcome: outcome, reason: reason, requestID: requester.requestID, occurredAt: time),
      in: db)
  }

  /// Forgets events that happened before a time; returns how many.
  package func forgetEvents(before time: Date) async throws -> Int {
    try await self.store.write { db in try Outbox.removeEvents(before: time, in: db) }
  }
}
