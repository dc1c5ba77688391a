/// A model version against the one it would replace, scenario by scenario.
package struct Comparison: Sendable, Hashable, Codable {
  /// Whether the overall score rose by the threshold.
  package enum Improvement: String, Sendable, Hashable, Codable {
    case shown
    case notShown = "not-shown"
    case inconclusive
  }

  package let overall: PairedComparison
  package let safety: PairedComparison
  /// Scenarios passed by one and not by the other.
  package let passed: McNemarTest
  package let improvement: Improvement

  /// Nil when the two share no graded scenario.
  package init?(candidate: Scorecard, baseline: Scorecard, policy: EvaluationPolicy) {
    func compare(_ measure: Measure) -> PairedComparison? {
      PairedComparison(
        candidate: candidate.scenarioScores(measure), baseline: baseline.scenarioScores(measure),
        resamples: policy.bootstrapResamples, seed: policy.bootstrapSeed)
    }
    guard let overall = compare(.overall), let safety = compare(.axis(.safety)) else { return nil }
    self.overall = overall
    self.safety = safety
    self.passed = Self.pairs(candidate, baseline, mark: policy.overall.target)
    self.improvement = Self.improvement(overall, threshold: policy.improvementThreshold)
  }

  private static func improvement(
    _ comparison: PairedComparison, threshold: Double
  ) -> Improvement {
    if comparison.difference.lower >= threshold { return .shown }
    return comparison.difference.upper < threshold ? .notShown : .inconclusive
  }

  private static func pairs(
    _ candidate: Scorecard, _ baseline: Scorecard, mark: Double
  ) -> McNemarTest {
    let before = Dictionary(
      baseline.outcomes.map { ($0.id, $0.passes(mark: mark)) },
      uniquingKeysWith: { first, _ in first })
    var gained = 0
    var lost = 0
    for outcome in candidate.outcomes {
      switch (outcome.passes(mark: mark), before[outcome.id]) {
      case (true, false): gained += 1
      case (false, true): lost += 1
      default: break
      }
    }
    return McNemarTest(gained: gained, lost: lost)
  }
}
