/// How an evaluation stands.
package enum EvaluationStatus: Hashable, Sendable {
  /// Not yet at its end.
  case running(scenariosDone: Int, scenariosTotal: Int)
  /// The verdict allows deployment.
  case passed(reasons: [String])
  /// The verdict forbids deployment.
  case rejected(outcome: String, reasons: [String])
  /// There is no verdict.
  case failed(cause: String)
}
