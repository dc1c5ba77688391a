import FoundationEssentials
import GRDB
package import StoreKit

/// The memory of jobs at providers in SQLite.
package struct RemoteJobStore: RemoteJobLedger {
  private let store: Store

  /// Keeps the jobs in `store`, which was opened with `TrainerStore.migrations`.
  package init(_ store: Store) { self.store = store }

  package func remoteJob(of run: RunID) async throws -> RemoteJob? {
    try await self.store.read { db in try Self.job(of: run, in: db) }
  }

  package func note(_ job: RemoteJob) async throws -> RemoteJob {
    try await self.store.write { db in
      if let known = try Self.job(of: job.runID, in: db) { return known }
      let columns = try RemoteJobRow.columns(job)
      try db.execute(
        sql: """
          INSERT INTO remote_jobs (\(columns.map(\.column).joined(separator: ", ")))
          VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
          """,
        arguments: StatementArguments(columns.map(\.value)))
      try Self.appendTransition(of: job, in: db)
      return job
    }
  }

  package func updateRemoteJob(
    of run: RunID, _ change: @escaping @Sendable (inout RemoteJob) throws -> [AuditNote]
  ) async throws -> RemoteJob {
    try await self.store.write { db in
      guard let former = try Self.job(of: run, in: db) else { throw TrainerError.unknownRun(run) }
      var job = former
      let notes = try change(&job)
      if job != former { try Self.save(job, in: db) }
      if job.state != former.state { try Self.appendTransition(of: job, in: db) }
      for note in notes { try TrainerStore.append(note, in: db) }
      // What was noted has the precision of the store: later changes must see the same.
      return try Self.job(of: run, in: db) ?? job
    }
  }

  package func remoteJobsToCleanUp() async throws -> [RemoteJob] {
    try await self.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT remote_jobs.* FROM remote_jobs JOIN runs ON runs.id = remote_jobs.run_id
          WHERE clean_up = 'due' OR (clean_up = 'not-due' AND runs.active IS NULL)
            OR (deployment IS NOT NULL AND runs.active IS NULL AND runs.state <> 'completed')
          ORDER BY runs.number
          """
      ).map(RemoteJobRow.job)
    }
  }

  package func hasFailed(_ run: RunID) async throws -> Bool {
    try await self.store.read { db in
      try Bool.fetchOne(
        db, sql: "SELECT active IS NULL AND state <> 'completed' FROM runs WHERE id = ?",
        arguments: [run.rawValue]) ?? false
    }
  }

  package func isEnding(_ run: RunID) async throws -> Bool {
    try await self.store.read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT active IS NULL OR stop_requested_by IS NOT NULL FROM runs WHERE id = ?
          """,
        arguments: [run.rawValue]) ?? true
    }
  }

  /// The states that a job was in, oldest first.
  func transitions(of run: RunID) async throws -> [RemoteJobState] {
    try await self.store.read { db in
      try String.fetchAll(
        db,
        sql: "SELECT state FROM remote_job_transitions WHERE run_id = ? ORDER BY position",
        arguments: [run.rawValue]
      ).map { try RunRow.known(RemoteJobState.self, $0) }
    }
  }

  // MARK: - Inside a transaction

  private static func job(of run: RunID, in db: Database) throws -> RemoteJob? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM remote_jobs WHERE run_id = ?", arguments: [run.rawValue]
    ).map(RemoteJobRow.job)
  }

  private static func save(_ job: RemoteJob, in db: Database) throws {
    let columns = try RemoteJobRow.columns(job)
    try db.execute(
      sql: """
        UPDATE remote_jobs SET \(columns.map { "\($0.column) = ?" }.joined(separator: ", "))
        WHERE run_id = ?
        """,
      arguments: StatementArguments(columns.map(\.value)) + [job.runID.rawValue])
  }

  private static func appendTransition(of job: RemoteJob, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO remote_job_transitions
        VALUES (?1, (SELECT COUNT(*) FROM remote_job_transitions WHERE run_id = ?1), ?2, ?3, ?4)
        """,
      arguments: [
        job.runID.rawValue, job.state.rawValue, job.stateChangedAt.millisecondsSinceEpoch,
        job.detail,
      ])
  }
}
