import FoundationEssentials
import GRDB
import StoreKit

/// A row of `runs`.
struct RunRow {
  /// The columns that change, with a run's values.
  static func variable(_ run: Run) throws -> [(
    column: String, value: (any DatabaseValueConvertible)?
  )] {
    [
      ("state", run.state.rawValue),
      ("active", run.state.isFinal ? nil : 1),
      ("baseline", run.baseline?.rawValue),
      ("snapshot_id", run.snapshot?.id.rawValue),
      ("snapshot_records", run.snapshot?.recordCount),
      ("snapshot_last_sequence", run.snapshot.map { Int64(clamping: $0.lastIngestSequence) }),
      ("snapshot_quality", run.snapshotQuality),
      ("model_version_id", run.modelVersionID?.rawValue),
      ("evaluation_id", run.evaluationID?.rawValue),
      ("deployment_id", run.deploymentID?.rawValue),
      ("progress_json", try run.progress.map(RowCoding.encode)),
      ("stop_requested_by", run.stopRequest?.requestedBy),
      ("stop_reason", run.stopRequest?.reason),
      ("stop_at_ms", run.stopRequest?.at.millisecondsSinceEpoch),
      ("outcome_detail", run.outcomeDetail),
      ("worked_ms", Int64(run.worked / .milliseconds(1))),
      ("updated_at_ms", run.updatedAt.millisecondsSinceEpoch),
      ("finished_at_ms", run.finishedAt?.millisecondsSinceEpoch),
    ]
  }

  /// The columns that are written once, with a run's values.
  static func fixed(_ run: Run) throws -> [(column: String, value: (any DatabaseValueConvertible)?)]
  {
    [
      ("id", run.id.rawValue),
      ("trigger_reason", run.trigger.reason.rawValue),
      ("trigger_detail", run.trigger.detail),
      ("requested_by", run.request.requestedBy),
      ("reason", run.request.reason),
      ("notes", run.request.notes),
      ("provider", run.request.provider),
      ("parameters_json", try RowCoding.encode(run.request.parameters)),
      ("reproduces_version", run.request.reproduces?.version.rawValue),
      ("reproduces_snapshot", run.request.reproduces?.snapshot.rawValue),
      ("idempotency_key", run.request.idempotencyKey),
      ("created_at_ms", run.createdAt.millisecondsSinceEpoch),
    ]
  }

  /// The run that a row and its transitions hold.
  static func run(_ row: Row, transitions: [RunTransition]) throws -> Run {
    var run = Run(
      id: RunID(rawValue: row["id"]),
      trigger: TriggerDecision(
        reason: try Self.known(TriggerReason.self, row["trigger_reason"]),
        detail: row["trigger_detail"]),
      request: RunRequest(
        requestedBy: row["requested_by"], reason: row["reason"], notes: row["notes"],
        provider: row["provider"],
        parameters: try RowCoding.decode(TrainingParameters.self, from: row["parameters_json"]),
        reproduces: Self.reproduction(row), idempotencyKey: row["idempotency_key"]),
      at: Date(millisecondsSinceEpoch: row["created_at_ms"]))
    run.state = try Self.known(RunState.self, row["state"])
    run.baseline = (row["baseline"] as String?).map(ModelVersionID.init(rawValue:))
    run.snapshot = Self.snapshot(row)
    run.snapshotQuality = row["snapshot_quality"]
    run.modelVersionID = (row["model_version_id"] as String?).map(ModelVersionID.init(rawValue:))
    run.evaluationID = (row["evaluation_id"] as String?).map(EvaluationID.init(rawValue:))
    run.deploymentID = (row["deployment_id"] as String?).map(DeploymentID.init(rawValue:))
    run.progress = try (row["progress_json"] as String?).map {
      try RowCoding.decode(TrainingProgress.self, from: $0)
    }
    run.stopRequest = Self.stopRequest(row)
    run.outcomeDetail = row["outcome_detail"]
    run.worked = .milliseconds(row["worked_ms"] as Int64)
    run.updatedAt = Date(millisecondsSinceEpoch: row["updated_at_ms"])
    run.finishedAt = (row["finished_at_ms"] as Int64?).map(Date.init(millisecondsSinceEpoch:))
    run.transitions = transitions
    return run
  }

  private static func snapshot(_ row: Row) -> DatasetSnapshot? {
    guard let id = row["snapshot_id"] as String? else { return nil }
    return DatasetSnapshot(
      id: SnapshotID(rawValue: id), recordCount: row["snapshot_records"],
      lastIngestSequence: UInt64(row["snapshot_last_sequence"] as Int64))
  }

  private static func reproduction(_ row: Row) -> Reproduction? {
    guard let version = row["reproduces_version"] as String?,
      let snapshot = row["reproduces_snapshot"] as String?
    else { return nil }
    return Reproduction(
      version: ModelVersionID(rawValue: version), snapshot: SnapshotID(rawValue: snapshot))
  }

  private static func stopRequest(_ row: Row) -> StopRequest? {
    guard let requestedBy = row["stop_requested_by"] as String? else { return nil }
    return StopRequest(
      requestedBy: requestedBy, reason: row["stop_reason"],
      at: Date(millisecondsSinceEpoch: row["stop_at_ms"]))
  }

  /// The case that a stored name stands for.
  static func known<Value: RawRepresentable<String>>(
    _ type: Value.Type, _ name: String
  ) throws -> Value {
    guard let value = Value(rawValue: name) else {
      throw StoredValueError(type: "\(type)", value: name)
    }
    return value
  }
}
