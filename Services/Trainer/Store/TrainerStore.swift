package import FoundationEssentials
import GRDB
package import StoreKit

/// The ledger in SQLite.
package struct TrainerStore: TrainerLedger {
  private let store: Store

  /// Keeps the ledger in `store`, which was opened with `migrations`.
  package init(_ store: Store) { self.store = store }

  /// The schema.
  package static var migrations: [StoreMigration] { TrainerSchema.migrations }

  package var refusal: String? { self.store.refusal.map { "\($0)" } }

  package func admit(
    _ run: Run, audit: @escaping @Sendable (RunAdmission) -> AuditNote
  ) async throws -> RunAdmission {
    try await self.store.write { db in
      let admission = try Self.admission(of: run, in: db)
      if case .accepted = admission {
        try Self.insert(run, in: db)
        try Self.append(PipelineEvent(run), in: db)
        // A reproduction brings nothing new: what is scheduled is due all the same.
        if run.request.reproduces == nil {
          try Self.anchorSchedule(at: run.createdAt, in: db)
        }
      }
      try Self.append(audit(admission), in: db)
      return admission
    }
  }

  package func update(
    _ id: RunID, _ change: @escaping @Sendable (Run) throws -> RunAdvance
  ) async throws -> Run {
    try await self.store.write { db in
      guard let run = try Self.run(id, in: db) else { throw TrainerError.unknownRun(id) }
      let advance = try change(run)
      if advance.run != run { try Self.save(advance.run, after: run, in: db) }
      if let step = advance.finishedStep {
        try Self.finish(step, of: id, at: advance.run.updatedAt, in: db)
      }
      if let version = advance.modelVersion { try ModelVersionRow.insert(version, in: db) }
      if let event = advance.event { try Self.append(event, in: db) }
      for note in advance.audit { try Self.append(note, in: db) }
      return advance.run
    }
  }

  package func begin(
    _ step: RunStep, of run: RunID, inputDigest: String, at time: Date
  ) async throws {
    try await self.store.write { db in
      let begun = try String.fetchOne(
        db, sql: "SELECT input_digest FROM run_steps WHERE run_id = ? AND step = ?",
        arguments: [run.rawValue, step.rawValue])
      if let begun, begun != inputDigest { throw RunFailure.journalMismatch(step) }
      try db.execute(
        sql: """
          INSERT INTO run_steps (run_id, step, input_digest, attempts, started_at_ms)
          VALUES (?, ?, ?, 1, ?)
          ON CONFLICT (run_id, step) DO UPDATE SET attempts = attempts + 1
          """,
        arguments: [run.rawValue, step.rawValue, inputDigest, time.millisecondsSinceEpoch])
    }
  }

  package func record(_ note: AuditNote) async throws {
    try await self.store.write { db in try Self.append(note, in: db) }
  }

  package func setScheduleAnchor(_ time: Date) async throws {
    try await self.store.write { db in try Self.anchorSchedule(at: time, in: db) }
  }

  /// Forgets the events that happened before `time`: who was away for longer reads the runs.
  func forgetEvents(before time: Date) async throws -> Int {
    try await self.store.write { db in try Outbox.removeEvents(before: time, in: db) }
  }
}

// MARK: - Reading

extension TrainerStore {
  package func run(_ id: RunID) async throws -> Run? {
    try await self.store.read { db in try Self.run(id, in: db) }
  }

  package func activeRun() async throws -> Run? {
    try await self.store.read { db in try Self.runs("active = 1", in: db).first }
  }

  package func runs(limit: Int) async throws -> [Run] {
    try await self.store.read { db in try Self.runs("1", limit: limit, in: db) }
  }

  package func journal(of run: RunID) async throws -> [StepRecord] {
    try await self.store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM run_steps WHERE run_id = ? ORDER BY number",
        arguments: [run.rawValue]
      ).map { row in
        StepRecord(
          step: try RunRow.known(RunStep.self, row["step"]), inputDigest: row["input_digest"],
          attempts: row["attempts"], startedAt: Date(millisecondsSinceEpoch: row["started_at_ms"]),
          finishedAt: (row["finished_at_ms"] as Int64?).map(Date.init(millisecondsSinceEpoch:)))
      }
    }
  }

  package func modelVersion(_ id: ModelVersionID) async throws -> ModelVersion? {
    try await self.store.read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM model_versions WHERE id = ?", arguments: [id.rawValue]
      ).map(ModelVersionRow.version)
    }
  }

  package func modelVersions(limit: Int) async throws -> [ModelVersion] {
    try await self.store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM model_versions ORDER BY number DESC LIMIT ?", arguments: [limit]
      ).map(ModelVersionRow.version)
    }
  }

  package func modelVersionIDs() async throws -> Set<ModelVersionID> {
    try await self.store.read { db in
      Set(
        try String.fetchAll(db, sql: "SELECT id FROM model_versions")
          .map(ModelVersionID.init(rawValue:)))
    }
  }

  package func triggerHistory() async throws -> TriggerHistory {
    try await self.store.read { db in
      var history = TriggerHistory()
      history.recentRuns = try Self.runs("1", limit: Self.recentRuns, in: db)
      for row in try Row.fetchAll(
        db, sql: "SELECT trigger_reason, MAX(created_at_ms) FROM runs GROUP BY trigger_reason")
      {
        let reason = try RunRow.known(TriggerReason.self, row[0])
        history.lastFired[reason] = Date(millisecondsSinceEpoch: row[1])
      }
      let used = try Int64.fetchOne(db, sql: Self.newestUsed("snapshot_last_sequence"))
      history.usedSequence = UInt64(used ?? 0)
      history.lastSnapshotQuality = try Double.fetchOne(
        db, sql: Self.newestUsed("snapshot_quality"))
      history.scheduleAnchor = try Int64.fetchOne(db, sql: "SELECT anchor_ms FROM schedule")
        .map(Date.init(millisecondsSinceEpoch:))
      return history
    }
  }

  /// Enough to count the failures in a row that the longest cool-down follows from.
  private static let recentRuns = 20

  private static func newestUsed(_ column: String) -> String {
    """
    SELECT \(column) FROM runs WHERE \(column) IS NOT NULL AND state <> 'failed'
      AND reproduces_version IS NULL
    ORDER BY number DESC LIMIT 1
    """
  }
}

// MARK: - Inside a transaction

extension TrainerStore {
  private static func admission(of run: Run, in db: Database) throws -> RunAdmission {
    if let key = run.request.idempotencyKey,
      let known = try Self.runs("idempotency_key = ?", [key], in: db).first
    {
      return .known(known)
    }
    if let active = try Self.runs("active = 1", in: db).first { return .refused(active: active) }
    return .accepted(run)
  }

  private static func run(_ id: RunID, in db: Database) throws -> Run? {
    try Self.runs("id = ?", [id.rawValue], in: db).first
  }

  private static func runs(
    _ condition: String, _ arguments: StatementArguments = [], limit: Int = 1, in db: Database
  ) throws -> [Run] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM runs WHERE \(condition) ORDER BY number DESC LIMIT ?",
      arguments: arguments + [limit])
    return try rows.map { row in
      try RunRow.run(row, transitions: try Self.transitions(of: row["id"], in: db))
    }
  }

  private static func transitions(of run: String, in db: Database) throws -> [RunTransition] {
    let statement = try db.cachedStatement(
      sql: "SELECT state, at_ms, detail FROM run_transitions WHERE run_id = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [run]).map { row in
      RunTransition(
        state: try RunRow.known(RunState.self, row[0]), at: Date(millisecondsSinceEpoch: row[1]),
        detail: row[2])
    }
  }

  private static func insert(_ run: Run, in db: Database) throws {
    let columns = try RunRow.fixed(run) + RunRow.variable(run)
    try db.execute(
      sql: """
        INSERT INTO runs (\(columns.map(\.column).joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """,
      arguments: StatementArguments(columns.map(\.value)))
    try Self.append(run.transitions[...], of: run.id, from: 0, in: db)
  }

  private static func save(_ run: Run, after former: Run, in db: Database) throws {
    let columns = try RunRow.variable(run)
    try db.execute(
      sql: """
        UPDATE runs SET \(columns.map { "\($0.column) = ?" }.joined(separator: ", ")) WHERE id = ?
        """,
      arguments: StatementArguments(columns.map(\.value)) + [run.id.rawValue])
    let known = former.transitions.count
    try Self.append(run.transitions.dropFirst(known), of: run.id, from: known, in: db)
  }

  private static func append(
    _ transitions: ArraySlice<RunTransition>, of run: RunID, from position: Int, in db: Database
  ) throws {
    for (offset, transition) in transitions.enumerated() {
      try db.execute(
        sql: "INSERT INTO run_transitions VALUES (?, ?, ?, ?, ?)",
        arguments: [
          run.rawValue, position + offset, transition.state.rawValue,
          transition.at.millisecondsSinceEpoch, transition.detail,
        ])
    }
  }

  private static func finish(
    _ step: RunStep, of run: RunID, at time: Date, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE run_steps SET finished_at_ms = ? WHERE run_id = ? AND step = ?",
      arguments: [time.millisecondsSinceEpoch, run.rawValue, step.rawValue])
  }

  private static func anchorSchedule(at time: Date, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO schedule (only, anchor_ms) VALUES (1, ?)
        ON CONFLICT (only) DO UPDATE SET anchor_ms = excluded.anchor_ms
        """,
      arguments: [time.millisecondsSinceEpoch])
  }

  private static func append(_ event: PipelineEvent, in db: Database) throws {
    try Outbox.append(
      OutboxEvent(
        type: event.kind.rawValue, subjectID: event.runID.rawValue, occurredAt: event.at,
        dataJSON: event.dataJSON),
      in: db)
  }

  static func append(_ note: AuditNote, in db: Database) throws {
    try AuditLog.append(
      AuditRecord(
        actor: note.requester.name, roles: note.requester.roles, action: note.action,
        objectID: note.objectID, outcome: note.outcome == .succeeded ? .succeeded : .failed,
        reason: note.reason, requestID: note.requester.requestID, occurredAt: note.at),
      in: db)
  }
}
