import Foundation
import GRDB
import StoreKit

extension Evaluation {
  /// The columns that `init(row:)` reads, with the number of finished scenarios.
  static let columns = """
    id, model_version_id, baseline_id, suite, suite_version, state, requested_by, started_at_ms,
    finished_at_ms, scenarios_total, failure, result_json,
    (SELECT COUNT(*) FROM scenario_outcome WHERE evaluation_id = evaluation.id) AS scenarios_done
    """

  init(row: Row) throws {
    let state: String = row["state"]
    guard let known = State(rawValue: state) else {
      throw EvaluationStoreError.unreadable(table: "evaluation", reason: "state \(state)")
    }
    let json: String? = row["result_json"]
    let finished: Int64? = row["finished_at_ms"]
    let baseline: String? = row["baseline_id"]
    self.init(
      id: EvaluationID(rawValue: row["id"]),
      modelVersionID: ModelVersionID(rawValue: row["model_version_id"]),
      baselineID: baseline.map { ModelVersionID(rawValue: $0) },
      suite: row["suite"],
      suiteVersion: row["suite_version"],
      state: known,
      requestedBy: row["requested_by"],
      startedAt: Date(millisecondsSinceEpoch: row["started_at_ms"]),
      finishedAt: finished.map { Date(millisecondsSinceEpoch: $0) },
      scenariosDone: row["scenarios_done"],
      scenariosTotal: row["scenarios_total"],
      failure: row["failure"],
      result: try json.map { try RowCoding.decode(EvaluationResult.self, from: $0) })
  }
}

/// The store holds something that this version cannot read.
enum EvaluationStoreError: Error, CustomStringConvertible {
  case unreadable(table: String, reason: String)

  var description: String {
    switch self {
    case .unreadable(let table, let reason):
      "the table \(table) holds something this version cannot read: \(reason)"
    }
  }
}
