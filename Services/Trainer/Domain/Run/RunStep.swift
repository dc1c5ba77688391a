/// A piece of a run's work that is journalled: begun durably, done idempotently, and finished in
/// the transaction that records its result.
package enum RunStep: String, Hashable, Sendable, CaseIterable {
  /// Asks the Collector for a snapshot and the Deployer for the version in production.
  case takeSnapshot = "take-snapshot"
  /// Reads the snapshot, trains, checks and signs the artefact, registers the model version.
  case train
  /// Asks the Evaluator for an evaluation.
  case startEvaluation = "start-evaluation"
  /// Waits for the evaluation's outcome.
  case awaitEvaluation = "await-evaluation"
  /// Asks the Deployer to deploy to staging.
  case startDeployment = "start-deployment"
  /// Waits until the deployment is live.
  case awaitDeployment = "await-deployment"
  /// Ends the run as stopped.
  case stop
}
