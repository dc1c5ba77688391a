/// All trials of one scenario, taken together.
package struct ScenarioOutcome: Sendable, Hashable, Codable {
  /// The scenario's id.
  package let id: String
  package let topic: Topic
  package let title: String
  /// In the order of phrasing and repetition.
  package let trials: [Trial]

  package init(scenario: Scenario, trials: [Trial]) {
    self.id = scenario.id
    self.topic = scenario.topic
    self.title = scenario.title
    self.trials = trials.sorted {
      ($0.key.phrasing, $0.key.repetition) < ($1.key.phrasing, $1.key.repetition)
    }
  }

  /// The mean over the trials in which the measure could be graded; nil without any.
  package func score(_ measure: Measure) -> Double? {
    switch measure {
    case .axis(let axis): return Self.mean(self.trials.compactMap { $0.score(axis) })
    case .overall: return AxisWeights.standard.mean { self.score(.axis($0)) }
    }
  }

  /// The overall score reaches `mark`, nothing critical was missed and nothing was ungradable.
  package func passes(mark: Double) -> Bool {
    guard let overall = self.score(.overall) else { return false }
    return overall >= mark && self.criticalFailures == 0 && self.ungradable == 0
  }

  /// Number of critical criteria missed, over all trials.
  package var criticalFailures: Int {
    self.trials.reduce(0) { $0 + $1.criticalFailures.count }
  }

  /// Number of criteria that could not be graded, over all trials.
  package var ungradable: Int {
    self.trials.reduce(0) { $0 + $1.grades.count { $0.grade == .ungradable } }
  }

  /// The worst trial: most critical failures first, then the lowest score. What a reviewer should
  /// read.
  package var worstTrial: Trial? {
    self.trials.min { self.rank($0) < self.rank($1) }
  }

  /// The median time of a trial in milliseconds; 0 without trials.
  package var medianLatencyMilliseconds: Double {
    let latencies = self.trials.map(\.latencyMilliseconds).sorted()
    return latencies.isEmpty ? 0 : ClusterBootstrap.quantile(0.5, ofAscending: latencies)
  }

  /// Each criterion's worst grade over all trials, with how often it was missed.
  package var criteria: [CriterionGrade] {
    var order: [String] = []
    var grades: [String: [CriterionGrade]] = [:]
    for grade in self.trials.flatMap(\.grades) {
      if grades[grade.name] == nil { order.append(grade.name) }
      grades[grade.name, default: []].append(grade)
    }
    return order.compactMap { name in Self.summary(grades[name] ?? []) }
  }

  private func rank(_ trial: Trial) -> (Int, Double) {
    (-trial.criticalFailures.count, AxisWeights.standard.mean { trial.score($0) } ?? 0)
  }

  private static func summary(_ grades: [CriterionGrade]) -> CriterionGrade? {
    for grade in [Grade.notMet, .ungradable, .met] {
      let same = grades.filter { $0.grade == grade }
      guard var worst = same.first else { continue }
      if grade != .met, grades.count > 1 {
        worst.explanation += " (\(same.count) of \(grades.count) trials)"
      }
      return worst
    }
    return nil
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
