import FoundationEssentials
import ServiceKit
import StoreHealth

/// What the service observes about itself.
struct DeployerHealth: Sendable {
  let store: DeployerStore
  let routes: RouteTable
  let pool: ModelPool
  let cache: ArtifactCache
  let lifecycle: LifecycleWatch
  let adapters: AdapterBoard
  let turnLimit: Int
  let clock: DeployerClock

  /// Registers every check.
  func register(in registry: HealthRegistry) {
    registry.register(self.store.store)
    registry.register("artifacts.cache") { self.artifacts() }
    registry.register("models.loaded") { await self.models() }
    registry.register("models.lifecycle") { await self.ends() }
    registry.register("turns.outbox") { await self.turns() }
    registry.register("alerts.last") { await self.lastAlert() }
    for server in self.adapters.servers {
      registry.register("adapters.\(server)") { self.adapters(of: server) }
    }
    for environment in DeploymentEnvironment.allCases {
      registry.register("environment.\(environment.rawValue)") { self.live(in: environment) }
    }
  }

  private func artifacts() -> HealthCheckResult {
    do {
      try self.cache.probeWritability()
      return .pass("\(self.cache.directory.path()) can be written")
    } catch {
      return .fail("\(error)", remedy: "check space and permissions of REDDYTALK_DATA_DIR")
    }
  }

  private func models() async -> HealthCheckResult {
    let loaded = await self.pool.digests
    let wanted = Set(self.routes.all.values.flatMap { $0.split.shares.map(\.arm.digest) })
    let missing = wanted.subtracting(loaded)
    guard missing.isEmpty else {
      return .fail(
        "\(missing.count) live versions are not loaded",
        remedy: "they are fetched from the Trainer again; check that it can be reached")
    }
    return .pass("\(loaded.count) loaded")
  }

  private func ends() async -> HealthCheckResult {
    guard let report = await self.lifecycle.lastReport else { return .pass("not looked at yet") }
    if let nearest = report.near.first {
      return .warn(
        nearest, remedy: "train and deploy what comes after it, or extend its life at the provider")
    }
    guard report.unknown.isEmpty else {
      return .warn(
        "the ends of \(report.unknown.count) versions are not known",
        remedy: "check that the Trainer runs and can be reached")
    }
    return .pass("no end is near")
  }

  private func adapters(of server: String) -> HealthCheckResult {
    guard let round = self.adapters.round(of: server) else { return .pass("not looked at yet") }
    if let obstacle = round.obstacle {
      let remedy = "start the server, and check MODEL_SERVERS_FILE; it is tried again"
      return round.wanted == 0
        ? .warn(obstacle, remedy: remedy) : .fail(obstacle, remedy: remedy)
    }
    let count = "\(round.served) of \(round.wanted) adapters are loaded"
    guard let failure = round.failures.first else { return .pass(count) }
    let detail = "\(count); \(failure.adapter): \(failure.reason)"
    let remedy = "look at the server's log; it is tried again"
    return round.served < round.wanted
      ? .fail(detail, remedy: remedy) : .warn(detail, remedy: remedy)
  }

  private func turns() async -> HealthCheckResult {
    do {
      let backlog = try await self.store.turnBacklog()
      guard backlog.count <= self.turnLimit / 2 else {
        return .warn(
          "\(backlog.count) of at most \(self.turnLimit) turns wait for the Collector",
          remedy: "check that the Collector runs and can be reached")
      }
      return .pass("\(backlog.count) waiting")
    } catch {
      return .fail("\(error)", remedy: "check the store")
    }
  }

  private func lastAlert() async -> HealthCheckResult {
    do {
      guard let alert = try await self.store.lastAlert() else { return .pass("none") }
      let age = self.clock.now().timeIntervalSince(alert.at)
      let detail = "\(alert.kind.rawValue), \(Int(age)) s ago: \(alert.detail)"
      guard age < 3600, alert.severity == .critical else { return .pass(detail) }
      return .warn(detail, remedy: "look at the deployment that it names")
    } catch {
      return .fail("\(error)", remedy: "check the store")
    }
  }

  private func live(in environment: DeploymentEnvironment) -> HealthCheckResult {
    guard let route = self.routes.route(of: environment) else {
      return .pass("nothing is live")
    }
    let metrics = route.live.meter.metrics()
    let detail =
      "\(route.live.modelVersionID) by \(route.live.deploymentID), "
      + "\(metrics.requests) requests, \(metrics.errors) errors, \(route.standby.count) on standby"
    guard !route.live.isRevoked else {
      return .warn(
        "\(detail); it is out of traffic until the rollback is written",
        remedy: "check the store; it is tried again")
    }
    return .pass(detail)
  }
}
