/// Where a run stands.
package enum RunState: String, Hashable, Sendable, CaseIterable {
  /// Freezing the dataset. Goes on to `training`.
  case collecting
  /// Training and checking the artefact. Goes on to `evaluating`.
  case training
  /// The Evaluator judges the model version. Goes on to `deploying` or `rejected`.
  case evaluating
  /// The Deployer puts the model version into staging. Goes on to `completed`.
  case deploying
  /// Final: the model version is live in staging.
  case completed
  /// Final: a step could not be done, or was refused.
  case failed
  /// Final: somebody stopped the run.
  case stopped
  /// Final: trained and evaluated, but the verdict forbids deployment.
  case rejected

  /// Whether a run in this state never leaves it.
  package var isFinal: Bool {
    switch self {
    case .collecting, .training, .evaluating, .deploying: false
    case .completed, .failed, .stopped, .rejected: true
    }
  }
}
