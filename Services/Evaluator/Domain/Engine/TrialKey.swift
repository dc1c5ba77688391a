/// Names one trial: a scenario in one phrasing, asked for the n-th time.
package struct TrialKey: Sendable, Hashable, Codable {
  package var scenario: String
  /// Index of the phrasing, from 0.
  package var phrasing: Int
  /// Index of the repetition, from 0.
  package var repetition: Int

  package init(scenario: String, phrasing: Int, repetition: Int) {
    self.scenario = scenario
    self.phrasing = phrasing
    self.repetition = repetition
  }
}
