/// How scenarios are run.
package struct EvaluationSettings: Sendable, Hashable, Codable {
  /// Scenarios that run at the same time.
  package var concurrency: Int
  /// The longest that all answers to one phrasing may take together, in seconds.
  package var trialTimeoutSeconds: Double
  /// How often each phrasing of a scenario with a critical criterion is asked. A deterministic
  /// model is asked once: it would give the same answer again.
  package var criticalRepetitions: Int
  /// How often each other phrasing is asked.
  package var repetitions: Int

  package static let defaults = EvaluationSettings(
    concurrency: 4, trialTimeoutSeconds: 60, criticalRepetitions: 5, repetitions: 1)

  package init(
    concurrency: Int, trialTimeoutSeconds: Double, criticalRepetitions: Int, repetitions: Int
  ) {
    self.concurrency = concurrency
    self.trialTimeoutSeconds = trialTimeoutSeconds
    self.criticalRepetitions = criticalRepetitions
    self.repetitions = repetitions
  }

  /// How often the phrasings of `scenario` are asked.
  package func repetitions(of scenario: Scenario, deterministic: Bool) -> Int {
    guard !deterministic else { return 1 }
    return scenario.isCritical ? self.criticalRepetitions : self.repetitions
  }
}
