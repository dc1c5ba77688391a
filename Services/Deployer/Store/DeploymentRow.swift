import FoundationEssentials
import GRDB
import StoreKit

/// A deployment's row and its history, to and from the domain's value.
enum DeploymentRow {
  /// Writes a deployment as it is now; history that is stored already stays as it is.
  static func save(_ deployment: Deployment, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO deployment (id, idempotency_key, plan_json, model_version_id, model_digest,
          dataset_root, run_requested_by, requested_by, environment, is_drill, state,
          evaluation_id, approval_id, probes_json, previous_deployment_id,
          previous_model_version_id, created_at_ms, live_at_ms, finished_at_ms, switch_ms,
          rollback_ms, final_metrics_json, outcome_detail)
        VALUES (:id, :key, :plan, :version, :digest, :root, :run_requested_by, :requested_by,
          :environment, :is_drill, :state, :evaluation, :approval, :probes, :previous,
          :previous_version, :created, :live, :finished, :switch, :rollback, :metrics, :outcome)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state,
          evaluation_id = excluded.evaluation_id, approval_id = excluded.approval_id,
          probes_json = excluded.probes_json,
          previous_deployment_id = excluded.previous_deployment_id,
          previous_model_version_id = excluded.previous_model_version_id,
          live_at_ms = excluded.live_at_ms, finished_at_ms = excluded.finished_at_ms,
          switch_ms = excluded.switch_ms, rollback_ms = excluded.rollback_ms,
          final_metrics_json = excluded.final_metrics_json,
          outcome_detail = excluded.outcome_detail
        """,
      arguments: self.arguments(deployment))
    for (ordinal, transition) in deployment.transitions.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO deployment_transition (deployment_id, ordinal, state, at_ms, detail)
          VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
          """,
        arguments: [
          deployment.id.rawValue, ordinal, transition.state.rawValue,
          transition.at.millisecondsSinceEpoch, transition.detail,
        ])
    }
  }

  /// The deployment in a row of `SELECT * FROM deployment`.
  static func deployment(_ row: Row, in db: Database) throws -> Deployment {
    let id: String = row["id"]
    var deployment = Deployment(
      id: DeploymentID(id),
      plan: try RowCoding.decode(from: row["plan_json"]),
      idempotencyKey: row["idempotency_key"],
      digest: ModelDigest(row["model_digest"] as String),
      datasetRoot: row["dataset_root"],
      runRequestedBy: row["run_requested_by"],
      createdAt: Date(millisecondsSinceEpoch: row["created_at_ms"]),
      transitions: try self.transitions(of: id, in: db),
      liveAt: (row["live_at_ms"] as Int64?).map(Date.init(millisecondsSinceEpoch:)),
      finishedAt: (row["finished_at_ms"] as Int64?).map(Date.init(millisecondsSinceEpoch:)),
      outcomeDetail: row["outcome_detail"])
    deployment.evaluationID = (row["evaluation_id"] as String?).map { EvaluationID($0) }
    deployment.probes = try RowCoding.decode(from: row["probes_json"])
    deployment.switchMilliseconds = row["switch_ms"]
    deployment.rollbackMilliseconds = row["rollback_ms"]
    deployment.finalMetrics = try (row["final_metrics_json"] as String?).map {
      try RowCoding.decode(from: $0)
    }
    if let approval = row["approval_id"] as String? {
      deployment.approval = try ApprovalRow.approval(ApprovalID(approval), in: db)
    }
    if let previous = row["previous_deployment_id"] as String?,
      let version = row["previous_model_version_id"] as String?
    {
      deployment.previous = PreviousDeployment(
        deploymentID: DeploymentID(previous), modelVersionID: ModelVersionID(version))
    }
    return deployment
  }

  private static func transitions(
    of id: String, in db: Database
  ) throws -> [DeploymentTransition] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT state, at_ms, detail FROM deployment_transition
        WHERE deployment_id = ? ORDER BY ordinal
        """,
      arguments: [id]
    ).map { row in
      guard let state = DeploymentState(rawValue: row["state"]) else {
        throw DatabaseError(message: "deployment \(id) has an unknown state in its history")
      }
      return DeploymentTransition(
        state: state, at: Date(millisecondsSinceEpoch: row["at_ms"]), detail: row["detail"])
    }
  }

  private static func arguments(_ deployment: Deployment) throws -> StatementArguments {
    [
      "id": deployment.id.rawValue,
      "key": deployment.idempotencyKey,
      "plan": try RowCoding.encode(deployment.plan),
      "version": deployment.plan.modelVersionID.rawValue,
      "digest": deployment.digest.rawValue,
      "root": deployment.datasetRoot,
      "run_requested_by": deployment.runRequestedBy,
      "requested_by": deployment.plan.requestedBy,
      "environment": deployment.plan.environment.rawValue,
      "is_drill": deployment.plan.drill != nil,
      "state": deployment.state.rawValue,
      "evaluation": deployment.evaluationID?.rawValue,
      "approval": deployment.approval?.id.rawValue,
      "probes": try RowCoding.encode(deployment.probes),
      "previous": deployment.previous?.deploymentID.rawValue,
      "previous_version": deployment.previous?.modelVersionID.rawValue,
      "created": deployment.createdAt.millisecondsSinceEpoch,
      "live": deployment.liveAt?.millisecondsSinceEpoch,
      "finished": deployment.finishedAt?.millisecondsSinceEpoch,
      "switch": deployment.switchMilliseconds,
      "rollback": deployment.rollbackMilliseconds,
      "metrics": try deployment.finalMetrics.map { try RowCoding.encode($0) },
      "outcome": deployment.outcomeDetail,
    ]
  }
}
