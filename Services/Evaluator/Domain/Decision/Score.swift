/// A mean score with its 95 % interval.
package struct Score: Sendable, Hashable, Codable {
  /// All between 0 and 1.
  package var interval: Interval
  /// Number of trials that were graded.
  package var samples: Int
  /// Number of scenarios, the independent units.
  package var scenarios: Int

  package init(interval: Interval, samples: Int, scenarios: Int) {
    self.interval = interval
    self.samples = samples
    self.scenarios = scenarios
  }

  package var value: Double { self.interval.value }
}
