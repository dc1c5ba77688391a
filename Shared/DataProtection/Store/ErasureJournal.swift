import FoundationEssentials
import GRDB
import ServiceKit
import StoreKit

/// The erasures of a store, from the transaction that destroys keys to the signed receipt.
struct ErasureJournal: Sendable {
  let keys: KeyRing
  let eraser: any SubjectEraser

  private var store: Store { self.keys.store }

  private static let erasuresOfOneTransaction = 100

  /// What became of a request.
  enum Beginning: Sendable {
    /// Nothing is known of whom it names.
    case unknown
    /// There is something to finish.
    case begun(ErasureRecord)
    /// It was finished before.
    case finished(receipt: String, ErasureRecord)
  }

  /// Destroys keys and rows, with the record of what is left to do and the audit record, in one transaction.
  ///
  /// Of somebody of whom nothing is there any more, it gives the last erasure.
  func begin(
    _ request: ErasureRequest, id: String, reason: String, for caller: Caller, at time: Date
  ) async throws -> Beginning {
    try await self.store.write { db in
      let subjects = try self.eraser.subjects(of: request, in: db)
      var facts = try self.eraser.trace(request, in: db)
      for subject in subjects { facts.merge(try self.destroy(subject, at: time, in: db)) }
      if facts.isEmpty || facts.isTraced {
        if let former = try Self.last(of: subjects, like: facts, in: db) { return former }
      }
      if facts.isEmpty {
        try Self.audit("subject.erase", of: "", .failed, "nothing is known", caller, time, in: db)
        return .unknown
      }
      let record = ErasureRecord(
        id: id, requestedBy: caller.actor, roles: caller.roles, requestID: caller.requestID,
        reason: reason, erasedAt: time, facts: facts)
      try db.execute(
        sql: """
          INSERT INTO storekit_erasure_request (id, facts_json, requested_at_ms) VALUES (?, ?, ?)
          """,
        arguments: [id, try RowCoding.encode(record), time.millisecondsSinceEpoch])
      try Self.audit("subject.erase", of: id, .succeeded, reason, caller, time, in: db)
      return .begun(record)
    }
  }

  /// Removes what the keys of erased subjects sealed: a store that was restored may still have it.
  ///
  /// - Returns: How many rows there were.
  func removeRemains() async throws -> Int {
    let erasures = try await self.store.read { db in try Erasure.all(in: db) }
    var count = 0
    for first in stride(from: 0, to: erasures.count, by: Self.erasuresOfOneTransaction) {
      let some = erasures.dropFirst(first).prefix(Self.erasuresOfOneTransaction)
      count += try await self.store.write { db in
        try some.reduce(0) { count, erasure in
          let facts = try self.eraser.removeRemains(of: erasure, in: db)
          return count + facts.removed.values.reduce(0, +)
        }
      }
    }
    return count
  }

  /// The erasures that are not finished.
  func unfinished() async throws -> [ErasureRecord] {
    try await self.store.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT facts_json FROM storekit_erasure_request WHERE receipt_json IS NULL
          ORDER BY requested_at_ms
          """
      ).map { try RowCoding.decode(from: $0) }
    }
  }

  /// Keeps the receipt, which is made from the end of the audit chain; the first one is the one that counts.
  func finish(
    _ record: ErasureRecord, at time: Date,
    receipt: @escaping @Sendable (AuditHead) throws -> String
  ) async throws -> String {
    try await self.store.write { db in
      let known = try String.fetchOne(
        db, sql: "SELECT receipt_json FROM storekit_erasure_request WHERE id = ?",
        arguments: [record.id])
      if let known { return known }
      let caller = Caller(
        actor: record.requestedBy, roles: record.roles, requestID: record.requestID)
      let head = try Self.audit(
        "erasure.finish", of: record.id, .succeeded, "", caller, time, in: db)
      let receipt = try receipt(head)
      try db.execute(
        sql: """
          UPDATE storekit_erasure_request SET receipt_json = ?, finished_at_ms = ? WHERE id = ?
          """,
        arguments: [receipt, time.millisecondsSinceEpoch, record.id])
      return receipt
    }
  }

  private func destroy(
    _ subject: String, at time: Date, in db: Database
  ) throws -> ErasureFacts {
    var facts = ErasureFacts()
    let destroyed = try self.keys.erase(subject, at: time, in: db)
    if let destroyed {
      facts.subjects = [.init(subject: subject, lastKeyVersion: destroyed.lastVersion)]
    }
    let erasure = try destroyed ?? Erasure.of(subject, in: db)
    if let erasure { facts.merge(try self.eraser.removeRemains(of: erasure, in: db)) }
    return facts
  }

  /// The last erasure of these subjects, or one that found the same.
  private static func last(
    of subjects: [String], like facts: ErasureFacts, in db: Database
  ) throws -> Beginning? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT facts_json, receipt_json FROM storekit_erasure_request
        WHERE EXISTS (SELECT 1 FROM json_each(facts_json, '$.facts.subjects')
            WHERE json_extract(value, '$.subject') IN
              (\(databaseQuestionMarks(count: subjects.count))))
          OR (? AND json_extract(facts_json, '$.facts.snapshots') = ?
            AND json_extract(facts_json, '$.facts.modelVersions') = ?)
        ORDER BY requested_at_ms DESC LIMIT 1
        """,
      arguments: StatementArguments(subjects) + [
        facts.isTraced, try RowCoding.encode(facts.snapshots),
        try RowCoding.encode(facts.modelVersions),
      ])
    guard let row else { return nil }
    let record: ErasureRecord = try RowCoding.decode(from: row[0])
    return (row[1] as String?).map { .finished(receipt: $0, record) } ?? .begun(record)
  }

  @discardableResult
  private static func audit(
    _ action: String, of object: String, _ outcome: AuditRecord.Outcome, _ reason: String,
    _ caller: Caller, _ time: Date, in db: Database
  ) throws -> AuditHead {
    try AuditLog.append(
      AuditRecord(
        actor: caller.actor, roles: caller.roles, action: action, objectID: object,
        outcome: outcome, reason: reason, requestID: caller.requestID, occurredAt: time),
      in: db)
  }
}
