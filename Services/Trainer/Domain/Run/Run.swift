package import FoundationEssentials

/// One trip of data through the pipeline: from a snapshot to a model version in staging.
///
/// A value: `RunMachine` says how it changes, the ledger keeps it.
package struct Run: Hashable, Sendable {
  /// Names the run.
  package let id: RunID
  /// Why it was started, with the numbers that made it start.
  package let trigger: TriggerDecision
  /// What it was asked to do.
  package let request: RunRequest
  /// Where it stands.
  package internal(set) var state: RunState
  /// The version in production when the run began: the parent of the run's model version and the
  /// baseline of its evaluation. Nil until known, and when nothing was live.
  package internal(set) var baseline: ModelVersionID?
  /// The data it works on; nil while collecting.
  package internal(set) var snapshot: DatasetSnapshot?
  /// Average quality of the snapshot's records; nil until trained on.
  package internal(set) var snapshotQuality: Double?
  /// What it made; nil until registered.
  package internal(set) var modelVersionID: ModelVersionID?
  /// The judgement of what it made; nil until asked for.
  package internal(set) var evaluationID: EvaluationID?
  /// The deployment to staging; nil until asked for.
  package internal(set) var deploymentID: DeploymentID?
  /// Where training stands or ended; nil before it began.
  package internal(set) var progress: TrainingProgress?
  /// That somebody wants it to end.
  package internal(set) var stopRequest: StopRequest?
  /// Why it ended as it did; empty while it is active.
  package internal(set) var outcomeDetail: String
  /// How long the service has worked on it. Time during which the service was down does not count,
  /// nor do steps of the system's clock.
  package internal(set) var worked: Duration
  /// When it was accepted.
  package let createdAt: Date
  /// When it last changed.
  package internal(set) var updatedAt: Date
  /// When it reached a final state.
  package internal(set) var finishedAt: Date?
  /// Its history, oldest first.
  package internal(set) var transitions: [RunTransition]

  /// A run that begins.
  package init(id: RunID, trigger: TriggerDecision, request: RunRequest, at time: Date) {
    self.id = id
    self.trigger = trigger
    self.request = request
    self.state = .collecting
    self.outcomeDetail = ""
    self.worked = .zero
    self.createdAt = time
    self.updatedAt = time
    self.transitions = [
      RunTransition(state: .collecting, at: time, detail: trigger.detail)
    ]
  }

  /// The Evaluator's key of idempotency.
  package var evaluationKey: String { "run:\(self.id)" }

  /// The Deployer's key of idempotency.
  package var deploymentKey: String { "run:\(self.id):staging" }

  /// Whether the service started it by itself.
  package var isAutomatic: Bool { self.trigger.reason != .manual }
}
