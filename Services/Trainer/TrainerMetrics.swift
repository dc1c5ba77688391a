package import Metrics

/// What the Trainer counts for `/metrics`.
package struct TrainerMetrics: Sendable {
  private let finished: [RunState: Counter]
  private let versions: Counter
  private let trainingSeconds: Gauge
  private let examplesPerSecond: Gauge

  package init(factory: any MetricsFactory) {
    self.finished = RunState.allCases.filter(\.isFinal).reduce(into: [:]) { counters, state in
      counters[state] = Counter(
        label: "trainer_runs_total", dimensions: [("state", state.rawValue)], factory: factory)
    }
    self.versions = Counter(label: "trainer_model_versions_total", factory: factory)
    self.trainingSeconds = Gauge(label: "trainer_last_training_seconds", factory: factory)
    self.examplesPerSecond = Gauge(
      label: "trainer_last_training_examples_per_second", factory: factory)
  }

  /// Counts what a step brought about.
  func count(_ run: Run, registered version: ModelVersion?) {
    self.finished[run.state]?.increment()
    guard let version else { return }
    self.versions.increment()
    self.trainingSeconds.record(version.metrics.seconds)
    self.examplesPerSecond.record(version.metrics.examplesPerSecond)
  }
}
