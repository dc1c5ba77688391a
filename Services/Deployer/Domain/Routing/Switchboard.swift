import FoundationEssentials
import ModelRuntime

/// Moves traffic: first in the store, in one transaction, then in memory, in one assignment.
struct Switchboard: Sendable {
  let store: DeployerStore
  let routes: RouteTable
  let pool: ModelPool
  let clock: DeployerClock
  /// How many former versions stay loaded in each environment.
  let standbyLimit: Int
  /// Raised when a route has changed: another version is to be watched.
  let attention: WakeSignal

  /// Gives an environment's traffic to a tested deployment.
  ///
  /// - Parameters:
  ///   - id: A deployment in `testing`.
  ///   - alerts: What the tests showed that an operator should know.
  /// - Returns: The deployment, live.
  /// - Throws: `DeployerError`, `ArtifactError`; then nothing was switched.
  func goLive(
    _ id: DeploymentID, approval: Approval?, alerts: [Alert] = []
  ) async throws -> Deployment {
    let candidate = try await self.require(id)
    let environment = candidate.plan.environment
    let model = try await self.pool.model(candidate.digest)
    let outgoing = self.routes.route(of: environment)?.live
    let (now, begin) = (self.clock.now(), self.clock.uptime())
    let stored = try await self.store.switchRoute(to: id, standbyLimit: self.standbyLimit) {
      [outgoing] next, current in
      next.approval = approval
      if var leaving = current {
        try leaving.advance(to: .superseded, at: now, detail: "replaced by \(next.id)")
        if outgoing?.deploymentID == leaving.id {
          leaving.finalMetrics = outgoing?.meter.metrics()
        }
        next.previous = PreviousDeployment(
          deploymentID: leaving.id, modelVersionID: leaving.plan.modelVersionID)
        current = leaving
      }
      try next.advance(to: .live, at: now, detail: "takes all traffic of \(environment.rawValue)")
      return Self.record(ofGoingLive: next, alerts, at: now)
    }
    let live = self.arm(for: stored.live, serving: model)
    await self.install(stored, live: live, in: environment)
    let switched = (self.clock.uptime() - begin) / .milliseconds(1)
    let deployment = try await self.store.change(id) { deployment in
      deployment.switchMilliseconds = switched
      return ChangeRecord()
    }
    await self.releaseMemory()
    return deployment
  }

  /// Takes a deployment out of traffic and puts back what was live before it, or withdraws one that
  /// is not live yet. Repeating it is not an error.
  ///
  /// - Throws: `DeployerError.wrongState` when there is nothing to go back to or the deployment has
  ///   left traffic some other way.
  func rollBack(_ id: DeploymentID, _ command: RollbackCommand) async throws -> Deployment {
    let decided = self.clock.uptime()
    let deployment = try await self.require(id)
    switch deployment.state {
    case .rolledBack: return deployment
    case .preparing, .testing, .awaitingApproval:
      return try await self.withdraw(deployment, command)
    case .superseded, .failed:
      throw DeployerError.wrongState(
        "deployment \(id) is \(deployment.state.rawValue); only a live one can be rolled back")
    case .live: break
    }
    do {
      try await self.rollBackLive(deployment, command, decided)
    } catch DeployerError.wrongState(let detail) {
      // Somebody else was faster; if they rolled the same deployment back, it is as asked.
      let present = try await self.require(id)
      guard present.state == .rolledBack else { throw DeployerError.wrongState(detail) }
    }
    return try await self.require(id)
  }

  /// Puts the routes in force that the store holds.
  ///
  /// A version that cannot be loaded is represented by one that fails every question, so that the
  /// former versions answer meanwhile.
  ///
  /// - Returns: The deployments whose model could not be loaded, with the reason.
  func restore() async throws -> [(Deployment, reason: String)] {
    var missing: [(Deployment, reason: String)] = []
    for environment in DeploymentEnvironment.allCases {
      guard
        let stored = try await self.store.route(of: environment, standbyLimit: self.standbyLimit)
      else { continue }
      let model: any ChatModel
      do {
        model = try await self.pool.model(stored.live.digest)
      } catch let error as ArtifactError {
        missing.append((stored.live, error.description))
        model = UnloadedModel(stored.live.digest)
      }
      let live = self.arm(for: stored.live, serving: model)
      await self.install(stored, live: live, in: environment)
    }
    return missing
  }

  // MARK: Rolling back

  private func rollBackLive(
    _ deployment: Deployment, _ command: RollbackCommand, _ decided: Duration
  ) async throws {
    let environment = deployment.plan.environment
    let target = try await self.rollbackTarget(of: deployment)
    let model = try await self.model(for: target, in: environment)
    // From here on the bad version gives no answer any more; what it has in hand is answered by the
    // one it goes back to, even while the transaction below is being written.
    let bad = self.routes.route(of: environment)?.live
    if let bad, bad.deploymentID == deployment.id { bad.revoke() }
    let rollback = (self.clock.uptime() - decided) / .milliseconds(1)
    let (now, metrics) = (self.clock.now(), bad?.meter.metrics())
    let route = try await self.store.switchRoute(
      to: target.id, standbyLimit: self.standbyLimit
    ) { next, current in
      guard var leaving = current, leaving.id == deployment.id else {
        throw DeployerError.wrongState("deployment \(deployment.id) is not live any more")
      }
      leaving.rollbackMilliseconds = rollback
      leaving.finalMetrics = metrics
      return try Self.turnBack(&leaving, &next, &current, command, at: now)
    }
    let live = self.arm(for: route.live, serving: model)
    await self.install(route, live: live, in: environment)
  }

  /// What comes back when a live deployment is rolled back.
  private func rollbackTarget(of deployment: Deployment) async throws -> Deployment {
    let environment = deployment.plan.environment
    let stored = try await self.store.route(of: environment, standbyLimit: self.standbyLimit)
    guard let stored, stored.live.id == deployment.id else {
      throw DeployerError.wrongState("deployment \(deployment.id) is not live any more")
    }
    guard let target = stored.standby.first else {
      throw DeployerError.wrongState(
        "there is no earlier version in \(environment.rawValue) to go back to; "
          + "deploy a good version instead")
    }
    return target
  }

  private static func turnBack(
    _ leaving: inout Deployment, _ next: inout Deployment, _ current: inout Deployment?,
    _ command: RollbackCommand, at time: Date
  ) throws -> ChangeRecord {
    try leaving.advance(to: .rolledBack, at: time, detail: command.reason)
    try next.advance(to: .live, at: time, detail: "back in place of \(leaving.id)")
    current = leaving
    return Self.record(ofRollingBack: leaving, to: next, command, at: time)
  }

  private func withdraw(
    _ deployment: Deployment, _ command: RollbackCommand
  ) async throws -> Deployment {
    let now = self.clock.now()
    return try await self.store.change(deployment.id) { deployment in
      try deployment.advance(
        to: .failed, at: now, detail: "withdrawn before it went live: \(command.reason)")
      return ChangeRecord(audit: [
        AuditNote(
          initiator: command.initiator, action: .withdraw, objectID: deployment.id.rawValue,
          outcome: .succeeded, reason: command.reason, at: now)
      ])
    }
  }

  // MARK: Arms

  private func model(
    for deployment: Deployment, in environment: DeploymentEnvironment
  ) async throws -> any ChatModel {
    let loaded = self.routes.route(of: environment)?.standby.first {
      $0.deploymentID == deployment.id
    }
    if let loaded { return loaded.model }
    return try await self.pool.model(deployment.digest)
  }

  /// A drill arms itself here, after the tests and not before.
  private func arm(for deployment: Deployment, serving model: any ChatModel) -> ServingArm {
    let served = deployment.plan.drill.map { $0.armed(on: model) } ?? model
    return ServingArm(deployment, model: served, clock: self.clock)
  }

  private func install(
    _ stored: StoredRoute, live: ServingArm, in environment: DeploymentEnvironment
  ) async {
    let current = self.routes.route(of: environment)
    let loaded = ((current?.standby ?? []) + [current?.live].compactMap { $0 })
      .filter { !$0.isRevoked }
    let arms = Dictionary(loaded.map { ($0.deploymentID, $0) }, uniquingKeysWith: { $1 })
    func route(_ standby: [ServingArm]) -> EnvironmentRoute {
      EnvironmentRoute(
        generation: stored.generation, split: TrafficSplit(whole: live), standby: standby)
    }
    // Traffic moves now, with what is in memory; what is not is loaded after.
    self.routes.install(route(stored.standby.compactMap { arms[$0.id] }), in: environment)
    self.attention.raise()
    guard stored.standby.contains(where: { arms[$0.id] == nil }) else { return }
    var standby: [ServingArm] = []
    for deployment in stored.standby {
      if let arm = arms[deployment.id] {
        standby.append(arm)
      } else if let model = try? await self.pool.model(deployment.digest) {
        standby.append(self.arm(for: deployment, serving: model))
      }
    }
    self.routes.install(route(standby), in: environment)
  }

  private func releaseMemory() async {
    guard let inProgress = try? await self.store.digestsInProgress() else { return }
    await self.pool.keep(only: inProgress.union(self.routes.digests))
  }

  private func require(_ id: DeploymentID) async throws -> Deployment {
    guard let deployment = try await self.store.deployment(id) else {
      throw DeployerError.unknownDeployment(id)
    }
    return deployment
  }
}
