package import FieldEncryption
package import Foundation
import GRDB
package import StoreKit

/// Evaluations, scenario outcomes and verdicts in SQLite.
package struct EvaluationStore: Sendable {
  /// The keys of this store.
  package let keys: KeyRing
  let store: Store
  private let sealed: SealedOutcomes

  /// Opens or makes `evaluator.sqlite` in `directory`, whose key `provider` wraps.
  package init(directory: URL, provider: any KeyProvider) async throws {
    let store = try Store(
      StoreConfiguration(directory: directory, name: "evaluator"), migrations: Schema.migrations)
    do {
      self.keys = try await KeyRing(store, provider: provider, columns: [SealedOutcomes.column])
    } catch {
      try await store.close()
      throw error
    }
    self.store = store
    self.sealed = SealedOutcomes(keys: self.keys)
  }

  /// The events of this store.
  package var events: EventFeed { EventFeed(store: self.store) }

  /// Ends the service when the disk fails.
  package var watch: StoreWatch { StoreWatch(self.store) }

  /// Forgets the events that happened before a time; returns how many.
  package func forgetEvents(before time: Date) async throws -> Int {
    try await self.store.write { db in try Outbox.removeEvents(before: time, in: db) }
  }

  /// Closes the store after the writes that wait.
  package func close() async throws {
    try await self.store.close()
  }

  /// Takes an evaluation in, with its event and audit record. When the idempotency key was used
  /// before, nothing is written and the first evaluation is returned.
  package func accept(
    _ evaluation: Evaluation, idempotencyKey: String?, requester: Requester
  ) async throws -> Evaluation {
    try await self.store.write { db in
      if let key = idempotencyKey, let first = try Self.evaluation(key: key, in: db) {
        return first
      }
      try db.execute(
        sql: """
          INSERT INTO evaluation (id, model_version_id, baseline_id, suite, suite_version, state,
            requested_by, idempotency_key, started_at_ms, scenarios_total)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          evaluation.id.rawValue, evaluation.modelVersionID.rawValue,
          evaluation.baselineID?.rawValue, evaluation.suite, evaluation.suiteVersion,
          evaluation.state.rawValue, evaluation.requestedBy, idempotencyKey,
          evaluation.startedAt.millisecondsSinceEpoch, evaluation.scenariosTotal,
        ])
      try Outbox.append(
        EvaluationEvent.started(evaluation).record(at: evaluation.startedAt), in: db)
      try AuditLog.append(
        AuditRecord(
          actor: requester.actor, roles: requester.roles, action: "evaluation.start",
          objectID: evaluation.id.rawValue, outcome: .succeeded,
          reason: "model version \(evaluation.modelVersionID)", requestID: requester.requestID,
          occurredAt: evaluation.startedAt), in: db)
      return evaluation
    }
  }

  package func evaluation(_ id: EvaluationID) async throws -> Evaluation? {
    try await self.store.read { try Self.evaluation(id, in: $0) }
  }

  /// The evaluation that was started with an idempotency key.
  package func evaluation(key: String) async throws -> Evaluation? {
    try await self.store.read { try Self.evaluation(key: key, in: $0) }
  }

  /// Newest first.
  package func evaluations(limit: Int, model: ModelVersionID?) async throws -> [Evaluation] {
    try await self.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT \(Evaluation.columns) FROM evaluation
          WHERE ?1 IS NULL OR model_version_id = ?1
          ORDER BY started_at_ms DESC, rowid DESC LIMIT ?2
          """,
        arguments: [model?.rawValue, limit]
      ).map(Evaluation.init(row:))
    }
  }

  /// Accepted and not ended, oldest first.
  package func running() async throws -> [EvaluationID] {
    try await self.store.read { db in
      try String.fetchAll(
        db, sql: "SELECT id FROM evaluation WHERE state = 'running' ORDER BY started_at_ms, rowid"
      ).map(EvaluationID.init(rawValue:))
    }
  }

  /// How many evaluations with this suite version have been completed.
  package func completedEvaluations(suiteVersion: String) async throws -> Int {
    try await self.store.read { db in
      try Int.fetchOne(
        db,
        sql: "SELECT COUNT(*) FROM evaluation WHERE state = 'completed' AND suite_version = ?",
        arguments: [suiteVersion]) ?? 0
    }
  }

  /// The outcomes of one arm, in the suite's order.
  package func outcomes(
    of id: EvaluationID, arm: EvaluationArm
  ) async throws -> [ScenarioOutcome] {
    try await self.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT outcome, scenario_id FROM scenario_outcome WHERE evaluation_id = ? AND arm = ?
          ORDER BY position
          """,
        arguments: [id.rawValue, arm.rawValue]
      ).map { try self.sealed.open($0[0], scenario: $0[1], of: id, arm: arm, in: db) }
    }
  }

  /// Keeps an outcome, with a progress event. One that is already there is left as it is.
  package func record(
    _ outcome: ScenarioOutcome, position: Int, arm: EvaluationArm, evaluation: Evaluation,
    at time: Date
  ) async throws {
    try await self.store.write { db in
      let sealed = try self.sealed.seal(outcome, of: evaluation.id, arm: arm, in: db)
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO scenario_outcome (evaluation_id, arm, scenario_id, position, outcome)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          evaluation.id.rawValue, arm.rawValue, outcome.id, position, sealed,
        ])
      guard db.changesCount == 1, let current = try Self.evaluation(evaluation.id, in: db) else {
        return
      }
      try Outbox.append(EvaluationEvent.progress(current).record(at: time), in: db)
    }
  }

  /// Ends an evaluation with its result and verdict.
  package func complete(
    _ id: EvaluationID, result: EvaluationResult, verdict: SignedVerdict, at time: Date
  ) async throws {
    let json = try RowCoding.encode(result)
    try await self.store.write { db in
      try db.execute(
        sql: """
          UPDATE evaluation SET state = 'completed', result_json = ?, finished_at_ms = ?
          WHERE id = ? AND state = 'running'
          """,
        arguments: [json, time.millisecondsSinceEpoch, id.rawValue])
      guard db.changesCount == 1, let evaluation = try Self.evaluation(id, in: db) else { return }
      try db.execute(
        sql: """
          INSERT INTO verdict (evaluation_id, model_version_id, issued_at_ms, payload, signature,
            key_id)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, evaluation.modelVersionID.rawValue, time.millisecondsSinceEpoch,
          verdict.payload, verdict.signature, verdict.keyID,
        ])
      try Self.conclude(
        evaluation, action: "evaluation.complete", outcome: .succeeded,
        reason: result.decision.outcome.rawValue, at: time, in: db)
    }
  }

  /// Ends an evaluation that cannot be finished.
  package func fail(_ id: EvaluationID, reason: String, at time: Date) async throws {
    try await self.store.write { db in
      try db.execute(
        sql: """
          UPDATE evaluation SET state = 'failed', failure = ?, finished_at_ms = ?
          WHERE id = ? AND state = 'running'
          """,
        arguments: [reason, time.millisecondsSinceEpoch, id.rawValue])
      guard db.changesCount == 1, let evaluation = try Self.evaluation(id, in: db) else { return }
      try Self.conclude(
        evaluation, action: "evaluation.complete", outcome: .failed, reason: reason, at: time,
        in: db)
    }
  }

  /// The newest verdict on a model version.
  package func verdict(on model: ModelVersionID) async throws -> SignedVerdict? {
    try await self.store.read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT payload, signature, key_id FROM verdict WHERE model_version_id = ?
          ORDER BY issued_at_ms DESC, rowid DESC LIMIT 1
          """,
        arguments: [model.rawValue]
      ).map { SignedVerdict(payload: $0[0], signature: $0[1], keyID: $0[2]) }
    }
  }

  private static func conclude(
    _ evaluation: Evaluation, action: String, outcome: AuditRecord.Outcome, reason: String,
    at time: Date, in db: Database
  ) throws {
    try Outbox.append(EvaluationEvent.completed(evaluation).record(at: time), in: db)
    let requester = Requester.service
    try AuditLog.append(
      AuditRecord(
        actor: requester.actor, roles: requester.roles, action: action,
        objectID: evaluation.id.rawValue, outcome: outcome, reason: reason,
        requestID: requester.requestID, occurredAt: time), in: db)
  }

  private static func evaluation(_ id: EvaluationID, in db: Database) throws -> Evaluation? {
    try Row.fetchOne(
      db, sql: "SELECT \(Evaluation.columns) FROM evaluation WHERE id = ?",
      arguments: [id.rawValue]
    ).map(Evaluation.init(row:))
  }

  private static func evaluation(key: String, in db: Database) throws -> Evaluation? {
    try Row.fetchOne(
      db, sql: "SELECT \(Evaluation.columns) FROM evaluation WHERE idempotency_key = ?",
      arguments: [key]
    ).map(Evaluation.init(row:))
  }
}
