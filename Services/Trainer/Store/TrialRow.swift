import FoundationEssentials
import GRDB
import StoreKit

/// A row of `trials`.
struct TrialRow {
  /// All columns, with a trial's values.
  static func columns(_ trial: TrialRecord) throws -> [(
    column: String, value: (any DatabaseValueConvertible)?
  )] {
    [
      ("run_id", trial.runID.rawValue),
      ("number", trial.number),
      ("task_json", try RowCoding.encode(trial.task)),
      ("phase", trial.phase.rawValue),
      ("attempt", trial.attempt),
      ("ticket_digest", trial.ticketDigest),
      ("process", trial.process),
      ("failures", trial.failures),
      ("intended_at_ms", trial.intendedAt?.millisecondsSinceEpoch),
      ("progress_json", try trial.progress.map { try RowCoding.encode($0) }),
      ("result_json", try trial.result.map { try RowCoding.encode($0) }),
      ("detail", trial.detail),
    ]
  }

  /// The trial that a row holds.
  static func trial(_ row: Row) throws -> TrialRecord {
    var trial = TrialRecord(
      runID: RunID(rawValue: row["run_id"]), number: row["number"],
      task: try RowCoding.decode(TrialTask.self, from: row["task_json"]))
    trial.phase = try RunRow.known(TrialRecord.Phase.self, row["phase"])
    trial.attempt = row["attempt"]
    trial.ticketDigest = row["ticket_digest"]
    trial.process = row["process"]
    trial.failures = row["failures"]
    trial.intendedAt = (row["intended_at_ms"] as Int64?).map(Date.init(millisecondsSinceEpoch:))
    trial.progress = try (row["progress_json"] as String?).map {
      try RowCoding.decode(TrainingProgress.self, from: $0)
    }
    trial.result = try (row["result_json"] as String?).map {
      try RowCoding.decode(TrialResult.self, from: $0)
    }
    trial.detail = row["detail"]
    return trial
  }
}
