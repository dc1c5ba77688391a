import FoundationEssentials

/// Looks after the ends of what answers and of what could be rolled back to.
actor LifecycleWatch {
  /// A version in an environment.
  struct Place: Hashable, Sendable {
    let environment: DeploymentEnvironment
    /// Whether it only waits for a rollback.
    let isStandby: Bool
  }

  /// What a look came to.
  struct Report: Hashable, Sendable {
    /// The alerts that were raised.
    var alerts: [Alert] = []
    /// Days until a version stops answering, the nearest of each place.
    var daysLeft: [Place: Double] = [:]
    /// The versions that nothing could be found out about, and why.
    var unknown: [ModelVersionID: String] = [:]
    /// The ends that are near, in words, the nearest first.
    var near: [String] = []
  }

  private let store: DeployerStore
  private let routes: RouteTable
  private let registry: any ModelRegistry
  private let policy: RetirementPolicy
  private let standbyLimit: Int
  private let clock: DeployerClock

  /// What the last look came to; `nil` before the first.
  private(set) var lastReport: Report?

  init(
    store: DeployerStore, routes: RouteTable, registry: any ModelRegistry,
    policy: RetirementPolicy, standbyLimit: Int, clock: DeployerClock
  ) {
    self.store = store
    self.routes = routes
    self.registry = registry
    self.policy = policy
    self.standbyLimit = standbyLimit
    self.clock = clock
  }

  /// Looks at every version that is live or on standby, and raises the alerts that are due, each once.
  ///
  /// - Throws: What the store throws, `CancellationError`.
  @discardableResult
  func look() async throws -> Report {
    var report = Report()
    var near: [(at: Date, detail: String)] = []
    for environment in DeploymentEnvironment.allCases {
      let route = try await self.store.route(of: environment, standbyLimit: self.standbyLimit)
      for deployment in route.map({ [$0.live] + $0.standby }) ?? [] {
        let place = Place(
          environment: environment, isStandby: deployment.id != route?.live.id)
        near += try await self.look(at: deployment, in: place, &report)
      }
    }
    report.near = near.sorted { $0.at < $1.at }.map { $0.detail }
    self.lastReport = report
    return report
  }

  private func look(
    at deployment: Deployment, in place: Place, _ report: inout Report
  ) async throws -> [(at: Date, detail: String)] {
    let version = deployment.plan.modelVersionID
    let lifecycle: ModelLifecycle
    do {
      lifecycle = try await self.registry.modelVersion(version).lifecycle
    } catch let error as DeployerError {
      report.unknown[version] = error.description
      return []
    }
    let now = self.clock.now()
    let used = try await self.noteUse(of: deployment, in: place.environment, at: now)
    if let days = self.policy.daysLeft(lifecycle, at: now) {
      report.daysLeft[place] = min(days, report.daysLeft[place] ?? days)
    }
    let findings = self.policy.findings(on: version, lifecycle, lastUse: used, at: now)
    for finding in findings {
      let alert = Alert(
        finding.subject == .idleDeletion ? .idleDeletion : .retirement,
        finding.isLast ? .critical : .warning, about: deployment, finding.detail, at: now)
      if try await self.store.raiseOnce(alert, for: finding, about: deployment.id) {
        report.alerts.append(alert)
      }
    }
    return findings.map { ($0.at, $0.detail) }
  }

  /// When a deployment answered last, as far as that is known; makes it durable.
  private func noteUse(
    of deployment: Deployment, in environment: DeploymentEnvironment, at now: Date
  ) async throws -> Date {
    let route = self.routes.route(of: environment)
    let arms = route.map { $0.split.shares.map(\.arm) + $0.standby } ?? []
    let answered = arms.first { $0.deploymentID == deployment.id }?.lastAnswer
    let uptime = self.clock.uptime()
    let observed = answered.map { now.addingTimeInterval(($0 - uptime) / .seconds(1)) }
    let began = deployment.liveAt ?? deployment.createdAt
    return try await self.store.noteUse(of: deployment.id, at: max(began, observed ?? began))
  }
}
