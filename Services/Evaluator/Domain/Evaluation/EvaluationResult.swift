/// What a completed evaluation found.
package struct EvaluationResult: Sendable, Hashable, Codable {
  package var decision: Decision
  package var scores: Scores
  package var categories: [Scorecard.CategoryScores]
  package var criticalFailures: Int
  /// The share of criteria that could not be graded.
  package var ungradableShare: Double
  package var passedScenarios: Int
  package var recommendations: [String]
  package var baselineScores: Scores?
  package var comparison: Comparison?
  package var manifest: EvaluationManifest

  /// Judges the outcomes of all scenarios. A pure function: the same outcomes and manifest give the
  /// same result. `baseline` holds the baseline's outcomes; empty when it could not be evaluated.
  package init(
    outcomes: [ScenarioOutcome], baseline: [ScenarioOutcome]?, manifest: EvaluationManifest
  ) {
    let policy = manifest.policy
    let mark = policy.overall.target
    func card(_ outcomes: [ScenarioOutcome]) -> Scorecard {
      Scorecard(
        outcomes: outcomes, passingMark: mark, resamples: policy.bootstrapResamples,
        seed: policy.bootstrapSeed)
    }
    let scorecard = card(outcomes)
    let baselineCard = baseline.map(card)
    let comparison = baselineCard.flatMap {
      Comparison(candidate: scorecard, baseline: $0, policy: policy)
    }
    let evidence: BaselineEvidence =
      baseline == nil ? .none : comparison.map { .compared($0) } ?? .missing
    self.decision = Decision(scorecard: scorecard, baseline: evidence, policy: policy)
    self.scores = scorecard.scores
    self.categories = scorecard.categories
    self.criticalFailures = scorecard.criticalFailures
    self.ungradableShare = scorecard.ungradableShare
    self.passedScenarios = outcomes.count { $0.passes(mark: mark) }
    self.recommendations = Recommendations(outcomes: outcomes, policy: policy).texts
    self.baselineScores = baselineCard?.scores
    self.comparison = comparison
    self.manifest = manifest
  }
}
