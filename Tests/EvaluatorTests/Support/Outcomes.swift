import Evaluator

/// Makes outcomes of scenarios for tests of what is computed from them.
enum Outcomes {
  /// A scenario with one trial that has the given share of each axis met, in tenths.
  static func scenario(
    _ id: String, topic: Topic = .refill, accuracy: Int = 10, safety: Int = 10,
    communication: Int = 10, compliance: Int = 10, critical: Grade? = nil
  ) -> ScenarioOutcome {
    var grades: [CriterionGrade] = []
    for (axis, met) in [
      (Axis.accuracy, accuracy), (.safety, safety), (.communication, communication),
      (.compliance, compliance),
    ] {
      for index in 0..<10 {
        grades.append(
          self.grade("\(axis.rawValue)-\(index)", axis, index < met ? .met : .notMet))
      }
    }
    if let critical {
      grades.append(self.grade("must", .safety, critical, isCritical: true, weight: 0.0001))
    }
    return self.outcome(id, topic: topic, trials: [grades])
  }

  static func grade(
    _ name: String, _ axis: Axis, _ grade: Grade, isCritical: Bool = false, weight: Double = 1
  ) -> CriterionGrade {
    CriterionGrade(
      name: name, axis: axis, isCritical: isCritical, weight: weight, grade: grade,
      explanation: "Because.")
  }

  static func outcome(
    _ id: String, topic: Topic = .refill, trials: [[CriterionGrade]], failure: String? = nil
  ) -> ScenarioOutcome {
    ScenarioOutcome(
      scenario: Scenario(
        id: id, topic: topic, title: "Title of \(id)", phrasings: [], criteria: []),
      trials: trials.enumerated().map { index, grades in
        Trial(
          key: TrialKey(scenario: id, phrasing: index, repetition: 0),
          transcript: [
            Turn(role: .user, content: "Question \(index) of \(id)"),
            Turn(role: .assistant, content: "Answer \(index)"),
          ],
          grades: grades, latencyMilliseconds: Double(index + 1), failure: failure)
      })
  }

  /// Thirty scenarios over several topics, all as `make` says.
  static func thirty(_ make: (String, Topic) -> ScenarioOutcome) -> [ScenarioOutcome] {
    (0..<30).map { make("s\($0)", Topic.required[$0 % 20]) }
  }

  static func scorecard(_ outcomes: [ScenarioOutcome]) -> Scorecard {
    Scorecard(outcomes: outcomes, passingMark: 0.85, resamples: 500, seed: 1)
  }
}

extension EvaluationPolicy {
  /// The defaults with few resamples.
  static var quick: EvaluationPolicy {
    var policy = EvaluationPolicy.defaults
    policy.bootstrapResamples = 500
    return policy
  }
}
