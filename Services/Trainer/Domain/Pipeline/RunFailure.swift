/// Why a run cannot reach its end; the description becomes the run's outcome.
package enum RunFailure: Error, Hashable, Sendable {
  /// The snapshot is too small to learn from.
  case tooFewRecords(count: Int, minimum: Int)
  /// The Collector did not send what it promised.
  case incompleteDataset(received: Int, expected: Int)
  /// What the Collector sent is not what the snapshot's digest says.
  case alteredDataset(received: SnapshotID, expected: SnapshotID)
  /// The dataset of a version cannot be had any more.
  case notReproducible(ModelVersionID, SnapshotID, reason: String)
  /// The provider is gone since the run was accepted.
  case unknownProvider(name: String)
  /// Training does not work, and will not.
  case trainingFailed(reason: String)
  /// What was trained is not usable.
  case artifactInvalid(reason: String)
  /// The Evaluator ended without a verdict.
  case evaluationFailed(EvaluationID, cause: String)
  /// The Deployer could not bring the version live.
  case deploymentFailed(DeploymentID, cause: String)
  /// The run took longer than it may.
  case timeExceeded(limitHours: Double, waitingFor: String)
  /// Another service refused, or broke down time and again.
  case peer(PeerError)
  /// The program does not do what it began before it was restarted.
  case journalMismatch(RunStep)
}

extension RunFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooFewRecords(let count, let minimum):
      "the snapshot holds \(count) records, but TRAINING_MIN_DATA_THRESHOLD asks for \(minimum);"
        + " collect more conversations or lower the threshold"
    case .incompleteDataset(let received, let expected):
      "the Collector sent \(received) of the snapshot's \(expected) records"
    case .alteredDataset(let received, let expected):
      "the records that the Collector sent have the digest \(received) instead of the snapshot's"
        + " \(expected): they were changed, or the Collector is of another version; check its store,"
        + " then start the run again"
    case .notReproducible(let version, let snapshot, let reason):
      "the dataset \(snapshot) of \(version) cannot be trained on again: \(reason); start a run"
        + " that collects a new one"
    case .unknownProvider(let name):
      "the training provider \"\(name)\" is no longer there"
    case .trainingFailed(let reason):
      "training failed: \(reason)"
    case .artifactInvalid(let reason):
      "the trained model is not usable: \(reason)"
    case .evaluationFailed(let id, let cause):
      "evaluation \(id) ended without a verdict: \(cause)"
    case .deploymentFailed(let id, let cause):
      "deployment \(id) did not stay live in staging: \(cause)"
    case .timeExceeded(let hours, let waitingFor):
      "the run took longer than MAX_TRAINING_TIME_HOURS (\(hours.inThousandths)),"
        + " the last of it \(waitingFor)"
    case .peer(let error):
      error.description
    case .journalMismatch(let step):
      "the step \(step.rawValue) was begun by a version of this program that did something else;"
        + " start the run again"
    }
  }
}
