/// The scores of one model on one suite, with their uncertainty.
package struct Scorecard: Sendable {
  /// In the suite's order.
  package let outcomes: [ScenarioOutcome]
  package let scores: Scores
  /// Scores of each category that has scenarios, in the categories' own order.
  package let categories: [CategoryScores]
  private let bootstraps: [Measure: ClusterBootstrap]

  /// Scores of one category.
  package struct CategoryScores: Sendable, Hashable, Codable {
    package var category: Category
    package var scores: Scores
    package var scenarios: Int
    package var passed: Int
  }

  /// Scores `outcomes`. `passingMark` is the overall score from which a scenario counts as passed.
  package init(
    outcomes: [ScenarioOutcome], passingMark: Double, resamples: Int, seed: UInt64
  ) {
    self.outcomes = outcomes
    self.bootstraps = Self.bootstraps(of: outcomes, resamples: resamples, seed: seed)
    self.scores = Self.scores(of: outcomes, self.bootstraps)
    self.categories = Category.allCases.compactMap { category in
      let own = outcomes.filter { $0.topic.category == category }
      guard !own.isEmpty else { return nil }
      let bootstraps = Self.bootstraps(of: own, resamples: resamples, seed: seed)
      return CategoryScores(
        category: category, scores: Self.scores(of: own, bootstraps), scenarios: own.count,
        passed: own.count { $0.passes(mark: passingMark) })
    }
  }

  /// The bootstrap behind a score; nil where nothing could be graded.
  package func bootstrap(_ measure: Measure) -> ClusterBootstrap? {
    self.bootstraps[measure]
  }

  /// Each scenario's own score, where it has one.
  package func scenarioScores(_ measure: Measure) -> [String: Double] {
    var scores: [String: Double] = [:]
    for outcome in self.outcomes { scores[outcome.id] = outcome.score(measure) }
    return scores
  }

  /// Critical criteria missed over all trials.
  package var criticalFailures: Int {
    self.outcomes.reduce(0) { $0 + $1.criticalFailures }
  }

  /// The share of criteria that could not be graded; 1 when there are none at all.
  package var ungradableShare: Double {
    let all = self.outcomes.reduce(0) { $0 + $1.trials.reduce(0) { $0 + $1.grades.count } }
    guard all > 0 else { return 1 }
    return Double(self.outcomes.reduce(0) { $0 + $1.ungradable }) / Double(all)
  }

  /// Whether any critical criterion was left ungradable.
  package var hasUngradableCritical: Bool {
    self.outcomes.contains { outcome in
      outcome.trials.contains { trial in
        trial.grades.contains { $0.isCritical && $0.grade == .ungradable }
      }
    }
  }

  private static func bootstraps(
    of outcomes: [ScenarioOutcome], resamples: Int, seed: UInt64
  ) -> [Measure: ClusterBootstrap] {
    var result: [Measure: ClusterBootstrap] = [:]
    for measure in Measure.allCases {
      result[measure] = ClusterBootstrap(
        of: outcomes.compactMap { $0.score(measure) }, resamples: resamples, seed: seed)
    }
    return result
  }

  private static func scores(
    of outcomes: [ScenarioOutcome], _ bootstraps: [Measure: ClusterBootstrap]
  ) -> Scores {
    func score(_ measure: Measure) -> Score? {
      bootstraps[measure].map { bootstrap in
        Score(
          interval: bootstrap.interval(),
          samples: outcomes.reduce(0) { $0 + Self.samples(of: $1, measure) },
          scenarios: bootstrap.clusters)
      }
    }
    return Scores(
      accuracy: score(.axis(.accuracy)), safety: score(.axis(.safety)),
      communication: score(.axis(.communication)), compliance: score(.axis(.compliance)),
      overall: score(.overall))
  }

  private static func samples(of outcome: ScenarioOutcome, _ measure: Measure) -> Int {
    outcome.trials.count { trial in
      switch measure {
      case .axis(let axis): trial.score(axis) != nil
      case .overall: Axis.allCases.contains { trial.score($0) != nil }
      }
    }
  }
}
