import FoundationEssentials

/// A model version on its way into an environment, live there, or past it.
///
/// A pure value: it says which steps are legal and keeps their history; nothing happens in it.
struct Deployment: Hashable, Sendable {
  let id: DeploymentID
  let plan: DeploymentPlan
  /// Repeating the request with this key gives back this deployment; `nil` when none was given.
  let idempotencyKey: String?
  /// The bytes that are deployed.
  let digest: ModelDigest
  /// The dataset that the bytes were trained on.
  let datasetRoot: String
  /// Who asked for the run that made the model version.
  let runRequestedBy: String
  let createdAt: Date

  private(set) var state: DeploymentState
  /// Oldest first; the last one is the present state.
  private(set) var transitions: [DeploymentTransition]
  /// When it first became live.
  private(set) var liveAt: Date?
  /// When it left traffic or failed.
  private(set) var finishedAt: Date?
  /// What became of it, in words; empty while that is open.
  private(set) var outcomeDetail: String

  /// The evaluation whose verdict admits the bytes; `nil` where no verdict is needed.
  var evaluationID: EvaluationID?
  /// What production needs; `nil` elsewhere or when approvals are not required.
  var approval: Approval?
  /// The post-deployment tests of the last attempt.
  var probes: [ProbeResult] = []
  /// What was live when this one took over, and comes back when it is rolled back.
  var previous: PreviousDeployment?
  /// How long the switch of traffic took.
  var switchMilliseconds: Double?
  /// From the decision to roll back to the last answer by this version.
  var rollbackMilliseconds: Double?
  /// What its traffic measured when it left traffic.
  var finalMetrics: LiveMetrics?

  /// Accepts a plan.
  ///
  /// - Parameters:
  ///   - state: `preparing`, or `awaitingApproval` when an approval is missing.
  ///   - detail: Why it starts in that state.
  init(
    id: DeploymentID, plan: DeploymentPlan, idempotencyKey: String?, model: ModelVersionRecord,
    createdAt: Date, state: DeploymentState, detail: String
  ) {
    precondition(
      state == .preparing || state == .awaitingApproval, "a deployment begins before its tests")
    self.id = id
    self.plan = plan
    self.idempotencyKey = idempotencyKey
    self.digest = model.digest
    self.datasetRoot = model.datasetRoot
    self.runRequestedBy = model.runRequestedBy
    self.createdAt = createdAt
    self.state = state
    self.transitions = [DeploymentTransition(state: state, at: createdAt, detail: detail)]
    self.outcomeDetail = ""
  }

  /// A deployment as it was stored.
  init(
    id: DeploymentID, plan: DeploymentPlan, idempotencyKey: String?, digest: ModelDigest,
    datasetRoot: String, runRequestedBy: String, createdAt: Date,
    transitions: [DeploymentTransition], liveAt: Date?, finishedAt: Date?, outcomeDetail: String
  ) {
    guard let last = transitions.last else {
      preconditionFailure("a stored deployment has a history")
    }
    self.id = id
    self.plan = plan
    self.idempotencyKey = idempotencyKey
    self.digest = digest
    self.datasetRoot = datasetRoot
    self.runRequestedBy = runRequestedBy
    self.createdAt = createdAt
    self.state = last.state
    self.transitions = transitions
    self.liveAt = liveAt
    self.finishedAt = finishedAt
    self.outcomeDetail = outcomeDetail
  }

  /// Enters a state.
  ///
  /// - Throws: `DeployerError.wrongState` when the state may not follow the present one.
  mutating func advance(
    to next: DeploymentState, at time: Date, detail: String
  ) throws(DeployerError) {
    guard self.state.successors.contains(next) else {
      throw .wrongState(
        "deployment \(self.id) is \(self.state.rawValue) and cannot become \(next.rawValue)")
    }
    self.state = next
    self.transitions.append(DeploymentTransition(state: next, at: time, detail: detail))
    if next == .live {
      self.liveAt = self.liveAt ?? time
      self.finishedAt = nil
      self.outcomeDetail = ""
    }
    if next.isFinished {
      self.finishedAt = time
      self.outcomeDetail = detail
    }
  }

  /// When the present state was entered.
  var stateSince: Date { self.transitions.last?.at ?? self.createdAt }
}
