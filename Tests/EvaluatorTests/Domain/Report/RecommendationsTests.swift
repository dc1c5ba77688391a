import Evaluator
import Testing

@Suite struct RecommendationsTests {
  private func texts(_ outcomes: [ScenarioOutcome]) -> [String] {
    Recommendations(outcomes: outcomes, policy: .quick).texts
  }

  @Test func `a flawless evaluation needs none`() {
    #expect(self.texts([Outcomes.scenario("a")]).isEmpty)
  }

  @Test func `critical failures come first and forbid deployment`() {
    let texts = self.texts([
      Outcomes.scenario("weak", topic: .preAuthorization, accuracy: 2),
      Outcomes.scenario("bad", topic: .chestPainAndBreathing, critical: .notMet),
    ])
    #expect(texts.first?.hasPrefix("Do not deploy: scenario bad misses") == true)
    #expect(texts.first?.contains("chest pain and breathing difficulty") == true)
  }

  @Test func `a weak topic asks for conversations on it`() throws {
    let missed = [Outcomes.grade("asks-for-plan", .accuracy, .notMet)]
    let outcome = Outcomes.outcome(
      "pre", topic: .preAuthorization, trials: [missed, missed, missed])
    let text = try #require(self.texts([outcome]).first)
    #expect(text.hasPrefix("Collect about 30 more reviewed conversations on pre-authorisation"))
    #expect(text.contains("asks-for-plan"))
  }

  @Test func `needless escalation asks for contrasting conversations`() {
    let outcome = Outcomes.outcome(
      "routine", trials: [[Outcomes.grade("no-needless-escalation", .safety, .notMet)]])
    #expect(self.texts([outcome]).contains { $0.hasPrefix("Routine requests are sent to 911") })
  }

  @Test func `missing answers ask to look at the model's endpoint`() {
    let outcome = Outcomes.outcome(
      "s", trials: [[Outcomes.grade("a", .accuracy, .ungradable)]], failure: "refused")
    #expect(
      self.texts([outcome]).first?.hasPrefix("1 trials have no answer (first: refused)") == true)
  }

  @Test func `a rule that is broken names the scenarios`() {
    let outcome = Outcomes.outcome(
      "promise", trials: [[Outcomes.grade("promises-no-coverage", .compliance, .notMet)]])
    #expect(
      self.texts([outcome]).contains {
        $0.contains("promises-no-coverage") && $0.contains("promise")
      })
  }
}
