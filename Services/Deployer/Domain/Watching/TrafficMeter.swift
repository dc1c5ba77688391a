import Synchronization

/// Measures the requests of one live deployment; written by many, read by the watch.
final class TrafficMeter: Sendable {
  private let window: Mutex<TrafficWindow>
  private let clock: DeployerClock

  /// A meter for a policy that begins now.
  init(policy: MonitoringPolicy, clock: DeployerClock) {
    self.window = Mutex(TrafficWindow(policy: policy, start: clock.uptime()))
    self.clock = clock
  }

  /// Counts a request that ended now.
  func record(_ outcome: TrafficOutcome) {
    let now = self.clock.uptime()
    self.window.withLock { $0.record(outcome, at: now) }
  }

  /// Counts a request that another version answered because this one failed.
  func recordFallback() {
    let now = self.clock.uptime()
    self.window.withLock { $0.recordFallback(at: now) }
  }

  /// Everything in the window, for people to read.
  func metrics() -> LiveMetrics {
    let now = self.clock.uptime()
    return self.window.withLock { $0.metrics(at: now) }
  }

  /// What a decision rests on: one collection interval, and further back until there is enough.
  func metrics(for policy: MonitoringPolicy, minimum: UInt64) -> LiveMetrics {
    let now = self.clock.uptime()
    return self.window.withLock {
      $0.metrics(at: now, span: policy.collectionInterval, minimum: minimum)
    }
  }
}
