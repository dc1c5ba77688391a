import FoundationEssentials
import GRDB
package import StoreKit

/// The memory of trials in SQLite.
package struct TrialStore: TrialLedger {
  private let store: Store

  /// Keeps the trials in `store`, which was opened with `TrainerStore.migrations`.
  package init(_ store: Store) { self.store = store }

  package func plan(
    _ tasks: [TrialTask], of run: RunID, from first: Int
  ) async throws -> [TrialRecord] {
    try await self.store.write { db in
      for (offset, task) in tasks.enumerated() {
        let trial = TrialRecord(runID: run, number: first + offset, task: task)
        let columns = try TrialRow.columns(trial)
        try db.execute(
          sql: """
            INSERT OR IGNORE INTO trials (\(columns.map(\.column).joined(separator: ", ")))
            VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
            """,
          arguments: StatementArguments(columns.map(\.value)))
      }
      return try Self.trials(of: run, in: db)
    }
  }

  package func trials(of run: RunID) async throws -> [TrialRecord] {
    try await self.store.read { db in try Self.trials(of: run, in: db) }
  }

  package func trial(withTicket digest: String) async throws -> TrialRecord? {
    try await self.store.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT trials.* FROM trials JOIN runs ON runs.id = trials.run_id
          WHERE trials.ticket_digest = ? AND runs.active = 1 AND runs.stop_requested_by IS NULL
          """,
        arguments: [digest]
      ).map(TrialRow.trial)
    }
  }

  @discardableResult
  package func updateTrial(
    _ number: Int, of run: RunID,
    _ change: @escaping @Sendable (inout TrialRecord) throws -> [AuditNote]
  ) async throws -> TrialRecord {
    try await self.store.write { db in
      guard var trial = try Self.trial(number, of: run, in: db) else {
        throw TrainerError.unknownRun(run)
      }
      let former = trial
      let notes = try change(&trial)
      if trial != former { try Self.save(trial, in: db) }
      for note in notes { try TrainerStore.append(note, in: db) }
      // What was noted has the precision of the store: later changes must see the same.
      return try Self.trial(number, of: run, in: db) ?? trial
    }
  }

  package func isEnding(_ run: RunID) async throws -> Bool {
    try await RemoteJobStore(self.store).isEnding(run)
  }

  // MARK: - Inside a transaction

  private static func trials(of run: RunID, in db: Database) throws -> [TrialRecord] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM trials WHERE run_id = ? ORDER BY number", arguments: [run.rawValue]
    ).map(TrialRow.trial)
  }

  private static func trial(
    _ number: Int, of run: RunID, in db: Database
  ) throws -> TrialRecord? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM trials WHERE run_id = ? AND number = ?",
      arguments: [run.rawValue, number]
    ).map(TrialRow.trial)
  }

  private static func save(_ trial: TrialRecord, in db: Database) throws {
    let columns = try TrialRow.columns(trial)
    try db.execute(
      sql: """
        UPDATE trials SET \(columns.map { "\($0.column) = ?" }.joined(separator: ", "))
        WHERE run_id = ? AND number = ?
        """,
      arguments: StatementArguments(columns.map(\.value)) + [trial.runID.rawValue, trial.number])
  }
}
