import FoundationEssentials
import GRDB
import StoreKit

/// A row of `remote_jobs`.
struct RemoteJobRow {
  /// All columns, with a job's values.
  static func columns(_ job: RemoteJob) throws -> [(
    column: String, value: (any DatabaseValueConvertible)?
  )] {
    [
      ("run_id", job.runID.rawValue),
      ("provider", job.provider),
      ("dedupe_key", job.dedupeKey),
      ("files_json", try RowCoding.encode(job.files)),
      ("creation_intended_at_ms", job.creationIntendedAt?.millisecondsSinceEpoch),
      ("job_id", job.jobID),
      ("state", job.state.rawValue),
      ("state_changed_at_ms", job.stateChangedAt.millisecondsSinceEpoch),
      ("detail", job.detail),
      ("event_cursor", job.eventCursor),
      ("model_name", job.modelName),
      ("deployment", job.deployment),
      ("outcome_json", job.outcomeJSON),
      ("clean_up", job.cleanUp.rawValue),
      ("created_at_ms", job.createdAt.millisecondsSinceEpoch),
      ("submitted_at_ms", job.submittedAt?.millisecondsSinceEpoch),
      ("finished_at_ms", job.finishedAt?.millisecondsSinceEpoch),
    ]
  }

  /// The job that a row holds.
  static func job(_ row: Row) throws -> RemoteJob {
    let time = { (column: String) in
      (row[column] as Int64?).map(Date.init(millisecondsSinceEpoch:))
    }
    var job = RemoteJob(
      runID: RunID(rawValue: row["run_id"]), provider: row["provider"],
      at: Date(millisecondsSinceEpoch: row["created_at_ms"]))
    job.files = try RowCoding.decode([RemoteFile].self, from: row["files_json"])
    job.creationIntendedAt = time("creation_intended_at_ms")
    job.jobID = row["job_id"]
    job.state = try RunRow.known(RemoteJobState.self, row["state"])
    job.stateChangedAt = Date(millisecondsSinceEpoch: row["state_changed_at_ms"])
    job.detail = row["detail"]
    job.eventCursor = row["event_cursor"]
    job.modelName = row["model_name"]
    job.deployment = row["deployment"]
    job.outcomeJSON = row["outcome_json"]
    job.cleanUp = try RunRow.known(RemoteJob.CleanUp.self, row["clean_up"])
    job.submittedAt = time("submitted_at_ms")
    job.finishedAt = time("finished_at_ms")
    return job
  }
}
