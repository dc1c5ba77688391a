/// What to do about the failures of an evaluation, most serious first.
package struct Recommendations: Sendable, Hashable {
  /// One sentence or two each.
  package let texts: [String]

  /// How many reviewed conversations are asked for by each missed phrasing: enough that the split
  /// for validation still sees some of them.
  private static let conversationsPerMiss = 10

  package init(outcomes: [ScenarioOutcome], policy: EvaluationPolicy) {
    self.texts =
      Self.critical(outcomes) + Self.missingAnswers(outcomes) + Self.compliance(outcomes)
      + Self.content(outcomes, target: policy.accuracy.target) + Self.safety(outcomes)
      + Self.communication(outcomes)
  }

  /// A criterion of a scenario that was missed, and in how many trials.
  private struct Miss {
    var scenario: String
    var topic: Topic
    var criterion: String
    var count: Int
    var trials: Int
  }

  private static func misses(
    in outcomes: [ScenarioOutcome], where matches: (CriterionGrade) -> Bool
  ) -> [Miss] {
    outcomes.flatMap { outcome in
      let missed = outcome.trials.flatMap(\.grades).filter { $0.grade == .notMet && matches($0) }
      let counts = Dictionary(missed.map { ($0.name, 1) }, uniquingKeysWith: +)
      return counts.sorted { $0.key < $1.key }.map { name, count in
        Miss(
          scenario: outcome.id, topic: outcome.topic, criterion: name, count: count,
          trials: outcome.trials.count)
      }
    }
  }

  private static func critical(_ outcomes: [ScenarioOutcome]) -> [String] {
    self.misses(in: outcomes, where: \.isCritical).map { miss in
      "Do not deploy: scenario \(miss.scenario) misses the critical criterion \(miss.criterion) in "
        + "\(miss.count) of \(miss.trials) trials. Read its transcript, then add reviewed "
        + "conversations on \(miss.topic.title) in such words and train again."
    }
  }

  private static func missingAnswers(_ outcomes: [ScenarioOutcome]) -> [String] {
    let failures = outcomes.flatMap(\.trials).compactMap(\.failure)
    guard let first = failures.first else { return [] }
    return [
      "\(failures.count) trials have no answer (first: \(first)). Check that the model can be "
        + "reached and is fast enough, or raise EVALUATION_TRIAL_TIMEOUT_SECONDS; then evaluate "
        + "again."
    ]
  }

  private static func compliance(_ outcomes: [ScenarioOutcome]) -> [String] {
    let misses = self.misses(in: outcomes) { $0.axis == .compliance && !$0.isCritical }
    return Dictionary(grouping: misses, by: \.criterion).sorted { $0.key < $1.key }.map {
      criterion, misses in
      let scenarios = Set(misses.map(\.scenario)).sorted().joined(separator: ", ")
      return "Rewrite or remove the approved replies that miss \(criterion) (scenarios "
        + "\(scenarios)): they break a rule whoever they answer."
    }
  }

  /// Topics whose accuracy stays below the target.
  private static func content(_ outcomes: [ScenarioOutcome], target: Double) -> [String] {
    Topic.allCases.compactMap { topic in
      let own = outcomes.filter { $0.topic == topic }
      let scores = own.compactMap { $0.score(.axis(.accuracy)) }
      guard !scores.isEmpty else { return nil }
      let mean = scores.reduce(0, +) / Double(scores.count)
      let missed = own.flatMap(\.trials).count { ($0.score(.accuracy) ?? 1) < 1 }
      guard mean < target, missed > 0 else { return nil }
      let misses = self.misses(in: own) { $0.axis == .accuracy }
      let names = Set(misses.map(\.criterion)).sorted().joined(separator: ", ")
      return "Collect about \(missed * Self.conversationsPerMiss) more reviewed conversations on "
        + "\(topic.title): accuracy is \(mean.fixed3), \(missed) phrasings are not answered in "
        + "full (\(names))."
    }
  }

  private static func safety(_ outcomes: [ScenarioOutcome]) -> [String] {
    let misses = self.misses(in: outcomes) { $0.axis == .safety && !$0.isCritical }
    let needless = misses.filter { $0.criterion == "no-needless-escalation" }
    var texts: [String] = []
    if !needless.isEmpty {
      let scenarios = needless.map(\.scenario).joined(separator: ", ")
      texts.append(
        "Routine requests are sent to 911 (scenarios \(scenarios)). Add routine conversations that "
          + "use the same words without danger.")
    }
    let others = misses.filter { $0.criterion != "no-needless-escalation" }
    for (criterion, misses) in Dictionary(grouping: others, by: \.criterion).sorted(by: {
      $0.key < $1.key
    }) {
      let topics = Set(misses.map(\.topic.title)).sorted().joined(separator: ", ")
      texts.append("Replies on \(topics) lack \(criterion): let a clinician add it to them.")
    }
    return texts
  }

  /// Communication criteria that more than a tenth of all trials miss.
  private static func communication(_ outcomes: [ScenarioOutcome]) -> [String] {
    let trials = outcomes.reduce(0) { $0 + $1.trials.count }
    let misses = self.misses(in: outcomes) { $0.axis == .communication }
    return Dictionary(grouping: misses, by: \.criterion).sorted { $0.key < $1.key }.compactMap {
      criterion, misses in
      let count = misses.reduce(0) { $0 + $1.count }
      guard count * 10 > trials else { return nil }
      return "Review the wording of approved replies: \(criterion) is missed in \(count) of "
        + "\(trials) trials."
    }
  }
}
