import FoundationEssentials
import GRDB
import StoreKit

/// What a model answered in a scenario, as the store keeps it: sealed with the key of the evaluation. A model
/// may repeat what it was trained on.
struct SealedOutcomes: Sendable {
  static let column = SealedColumn(
    table: "scenario_outcome", column: "outcome", key: ["evaluation_id", "arm", "scenario_id"],
    subject: "scenario_outcome.evaluation_id")

  let keys: KeyRing

  func seal(
    _ outcome: ScenarioOutcome, of id: EvaluationID, arm: EvaluationArm, in db: Database
  ) throws -> Data {
    try self.keys.seal(
      Data(try RowCoding.encode(outcome).utf8), in: Self.column,
      row: Self.row(id, arm, outcome.id), subject: id.rawValue, db: db)
  }

  func open(
    _ sealed: Data, scenario: String, of id: EvaluationID, arm: EvaluationArm, in db: Database
  ) throws -> ScenarioOutcome {
    let text = try self.keys.open(
      sealed, in: Self.column, row: Self.row(id, arm, scenario), subject: id.rawValue, db: db)
    return try RowCoding.decode(from: String(decoding: text, as: UTF8.self))
  }

  private static func row(_ id: EvaluationID, _ arm: EvaluationArm, _ scenario: String) -> String {
    SealedColumn.row(id.rawValue, arm.rawValue, scenario)
  }
}
