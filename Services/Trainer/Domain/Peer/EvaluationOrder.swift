/// What the Evaluator is asked to judge.
package struct EvaluationOrder: Hashable, Sendable {
  /// The key of idempotency.
  package let key: String
  /// The version to judge.
  package let version: ModelVersionID
  /// The version it is compared with; nil when nothing is in production.
  package let baseline: ModelVersionID?
  /// Who asked for the run.
  package let requestedBy: String

  package init(
    key: String, version: ModelVersionID, baseline: ModelVersionID?, requestedBy: String
  ) {
    self.key = key
    self.version = version
    self.baseline = baseline
    self.requestedBy = requestedBy
  }
}
