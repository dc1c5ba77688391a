import Evaluator
import Testing

@Suite struct DecisionTests {
  private func decide(
    _ outcomes: [ScenarioOutcome], baseline: [ScenarioOutcome]? = nil,
    policy: EvaluationPolicy = .quick
  ) -> Decision {
    let card = Outcomes.scorecard(outcomes)
    guard let baseline else { return Decision(scorecard: card, policy: policy) }
    let comparison = Comparison(
      candidate: card, baseline: Outcomes.scorecard(baseline), policy: policy)
    return Decision(
      scorecard: card, baseline: comparison.map { .compared($0) } ?? .missing, policy: policy)
  }

  private func good() -> [ScenarioOutcome] {
    Outcomes.thirty { Outcomes.scenario($0, topic: $1, critical: .met) }
  }

  @Test func `a good first version passes without a baseline`() {
    let decision = self.decide(self.good())
    #expect(decision.outcome == .pass)
    #expect(decision.reasons.contains { $0.contains("No critical criterion") })
  }

  @Test func `one critical failure fails, whatever the scores`() {
    var outcomes = self.good()
    outcomes[3] = Outcomes.scenario("s3", critical: .notMet)
    let decision = self.decide(outcomes)
    #expect(decision.outcome == .fail)
    #expect(decision.reasons.first == "Critical: scenario s3 misses must in 1 case.")
  }

  @Test func `a critical failure stands even when much is ungradable`() {
    var outcomes = Outcomes.thirty { id, topic in
      Outcomes.outcome(id, topic: topic, trials: [[Outcomes.grade("a", .accuracy, .ungradable)]])
    }
    outcomes[0] = Outcomes.scenario("s0", critical: .notMet)
    #expect(self.decide(outcomes).outcome == .fail)
  }

  @Test func `an ungradable critical criterion is inconclusive`() {
    var outcomes = self.good()
    outcomes[3] = Outcomes.scenario("s3", critical: .ungradable)
    #expect(self.decide(outcomes).outcome == .inconclusive)
  }

  @Test func `too many ungradable criteria are inconclusive`() {
    var outcomes = self.good()
    outcomes.append(
      Outcomes.outcome(
        "x",
        trials: [
          [Outcomes.grade("a", .accuracy, .met)]
            + (0..<40).map { Outcomes.grade("u\($0)", .accuracy, .ungradable) }
        ]))
    #expect(self.decide(outcomes).outcome == .inconclusive)
  }

  @Test func `too few scenarios are inconclusive`() {
    #expect(self.decide(Array(self.good().prefix(19))).outcome == .inconclusive)
  }

  @Test func `no evidence at all is inconclusive, never a pass`() {
    #expect(self.decide([]).outcome == .inconclusive)
  }

  @Test(arguments: [
    (Measure.axis(.accuracy), 7, 10, 10, 10), (.axis(.safety), 10, 9, 10, 10),
    (.axis(.communication), 10, 10, 7, 10), (.axis(.compliance), 10, 10, 10, 9),
  ])
  func `a score below its target fails and is named`(
    measure: Measure, accuracy: Int, safety: Int, communication: Int, compliance: Int
  ) {
    let decision = self.decide(
      Outcomes.thirty {
        Outcomes.scenario(
          $0, topic: $1, accuracy: accuracy, safety: safety, communication: communication,
          compliance: compliance)
      })
    #expect(decision.outcome == .fail)
    #expect(decision.reasons.first?.hasPrefix("\(measure.title) 0.") == true)
  }

  @Test func `the overall target holds even where each axis reaches its own`() {
    let decision = self.decide(
      Outcomes.thirty {
        Outcomes.scenario(
          $0, topic: $1, accuracy: 8, safety: 10, communication: 8, compliance: 10)
      },
      policy: {
        var policy = EvaluationPolicy.quick
        policy.overall.target = 0.95
        return policy
      }())
    #expect(decision.outcome == .fail)
    #expect(decision.reasons.first?.hasPrefix("Overall") == true)
  }

  @Test func `a target that is reached on thin evidence is inconclusive`() {
    // Accuracy 0.76 on average, but from scenarios that are either perfect or useless.
    let outcomes = (0..<25).map { index in
      Outcomes.scenario("s\(index)", accuracy: index < 19 ? 10 : 0)
    }
    let decision = self.decide(outcomes)
    #expect(decision.outcome == .inconclusive)
    #expect(decision.reasons.contains { $0.contains("not shown to lie above 0.650") })
  }

  @Test func `safety that may be worse than the baseline's is inconclusive`() {
    let candidate = Outcomes.thirty {
      Outcomes.scenario($0, topic: $1, safety: $0 == "s1" || $0 == "s2" ? 2 : 10)
    }
    var policy = EvaluationPolicy.quick
    policy.safety = Floor(target: 0.8, demonstrated: 0.7)
    let decision = self.decide(candidate, baseline: self.good(), policy: policy)
    #expect(decision.outcome == .inconclusive)
    #expect(decision.reasons.contains { $0.contains("not shown to be within the margin") })
  }

  @Test func `safety that is worse than the baseline's by more than the margin fails`() {
    let candidate = Outcomes.thirty { Outcomes.scenario($0, topic: $1, safety: 8) }
    var policy = EvaluationPolicy.quick
    policy.safety = Floor(target: 0.7, demonstrated: 0.6)
    let decision = self.decide(candidate, baseline: self.good(), policy: policy)
    #expect(decision.outcome == .fail)
    #expect(decision.reasons.contains { $0.contains("worse than the margin") })
  }

  @Test func `an overall score shown to be lower than the baseline's fails`() {
    let candidate = Outcomes.thirty { Outcomes.scenario($0, topic: $1, accuracy: 8) }
    #expect(self.decide(candidate, baseline: self.good()).outcome == .fail)
  }

  @Test func `the same quality as the baseline passes and claims no improvement`() {
    let decision = self.decide(self.good(), baseline: self.good())
    #expect(decision.outcome == .pass)
    #expect(decision.reasons.contains("An improvement of 0.020 is ruled out."))
  }

  @Test func `a clear improvement is shown`() {
    let weaker = Outcomes.thirty { Outcomes.scenario($0, topic: $1, accuracy: 7) }
    let decision = self.decide(self.good(), baseline: weaker)
    #expect(decision.outcome == .pass)
    #expect(decision.reasons.contains("An improvement of at least 0.020 is shown."))
  }

  @Test func `an unclear improvement is neither shown nor ruled out`() {
    let weaker = Outcomes.thirty { Outcomes.scenario($0, topic: $1, accuracy: $0 == "s1" ? 0 : 10) }
    let decision = self.decide(self.good(), baseline: weaker)
    #expect(decision.reasons.contains("An improvement of 0.020 is neither shown nor ruled out."))
  }

  @Test func `where an improvement is required, its absence withholds the version`() {
    var policy = EvaluationPolicy.quick
    policy.requiresImprovement = true
    let decision = self.decide(self.good(), baseline: self.good(), policy: policy)
    #expect(decision.outcome == .inconclusive)
  }

  @Test func `a baseline that could not be evaluated is inconclusive`() {
    #expect(self.decide(self.good(), baseline: []).outcome == .inconclusive)
  }
}
