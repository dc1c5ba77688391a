/// Looks after the live versions: regularly, and early when something is certainly wrong.
actor LiveWatch {
  /// What a look led to.
  enum Action: Hashable, Sendable {
    case rolledBack(DeploymentID, Breach)
    /// The version breaks its limits and nothing can take its place.
    case stuck(DeploymentID, Breach, reason: String)
  }

  private let routes: RouteTable
  private let switchboard: Switchboard
  private let store: DeployerStore
  private let judge: RollbackJudge
  private let clock: DeployerClock
  /// When each live deployment is to be looked at next, in uptime.
  private var nextLooks: [DeploymentID: Duration] = [:]
  /// Deployments whose hopeless breach the operator knows of.
  private var alerted: Set<DeploymentID> = []

  /// Watches the routes of a table and acts through a switchboard.
  init(
    routes: RouteTable, switchboard: Switchboard, store: DeployerStore, judge: RollbackJudge,
    clock: DeployerClock
  ) {
    self.routes = routes
    self.switchboard = switchboard
    self.store = store
    self.judge = judge
    self.clock = clock
  }

  /// Looks at every live version: at those that are due by the policy, at the others early.
  ///
  /// - Returns: What was done; empty when all is well.
  func look() async throws -> [Action] {
    var actions: [Action] = []
    let arms = self.routes.all.values.flatMap { $0.split.shares.map(\.arm) }
    let live = Set(arms.map(\.deploymentID))
    self.nextLooks = self.nextLooks.filter { live.contains($0.key) }
    self.alerted.formIntersection(live)
    for arm in arms {
      let finding = self.finding(on: arm)
      switch finding {
      case .inconclusive: break
      case .healthy: self.alerted.remove(arm.deploymentID)
      case .breach(let breach): actions.append(try await self.act(on: breach, of: arm))
      }
    }
    return actions
  }

  /// How long until a version is due; `nil` when nothing is live.
  func timeUntilDue() -> Duration? {
    let arms = self.routes.all.values.flatMap { $0.split.shares.map(\.arm) }
    let now = self.clock.uptime()
    return arms.map { max(.zero, self.nextLook(at: $0, now) - now) }.min()
  }

  private func finding(on arm: ServingArm) -> RollbackJudge.Finding {
    let now = self.clock.uptime()
    let isDue = self.nextLook(at: arm, now) <= now
    if isDue { self.nextLooks[arm.deploymentID] = now + arm.policy.collectionInterval }
    let metrics = arm.meter.metrics(for: arm.policy, minimum: self.judge.minimumRequests)
    return isDue
      ? self.judge.judge(metrics, by: arm.policy) : self.judge.judgeEarly(metrics, by: arm.policy)
  }

  private func nextLook(at arm: ServingArm, _ now: Duration) -> Duration {
    if let due = self.nextLooks[arm.deploymentID] { return due }
    let due = now + arm.policy.collectionInterval
    self.nextLooks[arm.deploymentID] = due
    return due
  }

  private func act(on breach: Breach, of arm: ServingArm) async throws -> Action {
    do {
      _ = try await self.switchboard.rollBack(arm.deploymentID, .automatic(breach))
      return .rolledBack(arm.deploymentID, breach)
    } catch let error as DeployerError {
      try await self.alertOnce(breach, arm, error.description)
      return .stuck(arm.deploymentID, breach, reason: error.description)
    } catch let error as ArtifactError {
      try await self.alertOnce(breach, arm, error.description)
      return .stuck(arm.deploymentID, breach, reason: error.description)
    }
  }

  private func alertOnce(_ breach: Breach, _ arm: ServingArm, _ reason: String) async throws {
    guard self.alerted.insert(arm.deploymentID).inserted,
      let deployment = try await self.store.deployment(arm.deploymentID), deployment.state == .live
    else { return }
    let now = self.clock.now()
    let alerts = [
      Alert(breach.kind.alert, .critical, about: deployment, "\(breach)", at: now),
      Alert(.noRollbackTarget, .critical, about: deployment, "\(breach); \(reason)", at: now),
    ]
    try await self.store.note(ChangeRecord(alerts: alerts))
  }
}
