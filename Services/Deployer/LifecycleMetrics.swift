import Metrics

/// The days that are left, for `/metrics`: `deployer_retirement_days_left` by environment and role.
struct LifecycleMetrics: Sendable {
  private let gauges: [LifecycleWatch.Place: Gauge]

  init(factory: any MetricsFactory) {
    let places = DeploymentEnvironment.allCases.flatMap { environment in
      [false, true].map { LifecycleWatch.Place(environment: environment, isStandby: $0) }
    }
    self.gauges = Dictionary(
      uniqueKeysWithValues: places.map { place in
        let dimensions = [
          ("environment", place.environment.rawValue),
          ("role", place.isStandby ? "standby" : "live"),
        ]
        return (
          place,
          Gauge(
            label: "deployer_retirement_days_left", dimensions: dimensions, factory: factory)
        )
      })
  }

  /// Records what a look came to. A place without a known end counts as endless.
  func record(_ report: LifecycleWatch.Report) {
    for (place, gauge) in self.gauges { gauge.record(report.daysLeft[place] ?? .infinity) }
  }
}
