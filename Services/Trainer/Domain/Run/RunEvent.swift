/// What happened to a run; `RunMachine` says what follows.
package enum RunEvent: Hashable, Sendable {
  /// The dataset is frozen, and the version in production is known.
  case snapshotTaken(DatasetSnapshot, baseline: ModelVersionID?)
  /// Training went on.
  case progressed(TrainingProgress)
  /// The artefact is in place, checked and signed.
  case modelRegistered(ModelVersionID, snapshotQuality: Double)
  /// The Evaluator has taken the order.
  case evaluationStarted(EvaluationID)
  /// The verdict allows deployment.
  case evaluationPassed(detail: String)
  /// The verdict forbids deployment.
  case evaluationRejected(detail: String)
  /// The Deployer has taken the order.
  case deploymentStarted(DeploymentID)
  /// The model version is live in staging.
  case deploymentLive(detail: String)
  /// A step could not be done; the cause and, where there is one, the remedy.
  case failed(cause: String)
  /// Somebody wants the run to end.
  case stopRequested(StopRequest)
  /// The work is cancelled.
  case stopped
}
