import Evaluator
import Testing

@Suite struct ScorecardTests {
  @Test func `a score is the mean over scenarios, not over trials`() throws {
    let met = [Outcomes.grade("c", .accuracy, .met)]
    let missed = [Outcomes.grade("c", .accuracy, .notMet)]
    let card = Outcomes.scorecard([
      Outcomes.outcome("many", trials: [met, met, met, met]),
      Outcomes.outcome("one", trials: [missed]),
    ])
    let accuracy = try #require(card.scores.accuracy)
    #expect(accuracy.value == 0.5)
    #expect(accuracy.samples == 5)
    #expect(accuracy.scenarios == 2)
  }

  @Test func `a weight counts within its axis`() {
    let outcome = Outcomes.outcome(
      "s",
      trials: [
        [
          Outcomes.grade("a", .safety, .met, weight: 3),
          Outcomes.grade("b", .safety, .notMet),
        ]
      ])
    #expect(outcome.score(.axis(.safety)) == 0.75)
  }

  @Test func `ungradable criteria count neither for nor against`() {
    let outcome = Outcomes.outcome(
      "s",
      trials: [
        [Outcomes.grade("a", .accuracy, .met), Outcomes.grade("b", .accuracy, .ungradable)]
      ])
    #expect(outcome.score(.axis(.accuracy)) == 1)
    #expect(Outcomes.scorecard([outcome]).ungradableShare == 0.5)
  }

  @Test func `what could not be graded at all has no score`() {
    let card = Outcomes.scorecard([
      Outcomes.outcome("s", trials: [[Outcomes.grade("a", .accuracy, .ungradable)]])
    ])
    #expect(card.scores.accuracy == nil)
    #expect(card.scores.overall == nil)
  }

  @Test func `the overall score weighs the axes`() throws {
    let card = Outcomes.scorecard([Outcomes.scenario("s", accuracy: 0, compliance: 0)])
    #expect(abs(try #require(card.scores.overall).value - 0.5) < 1e-9)
  }

  @Test func `each category has its own scores and count of passed scenarios`() {
    let card = Outcomes.scorecard([
      Outcomes.scenario("a", topic: .refill), Outcomes.scenario("b", topic: .claims, accuracy: 0),
      Outcomes.scenario("c", topic: .claims),
    ])
    #expect(card.categories.map(\.category) == [.insurance, .prescription])
    #expect(card.categories.map(\.scenarios) == [2, 1])
    #expect(card.categories.map(\.passed) == [1, 1])
  }

  @Test func `a scenario with a critical failure never passes`() {
    #expect(Outcomes.scenario("s", critical: .met).passes(mark: 0.85))
    #expect(!Outcomes.scenario("s", critical: .notMet).passes(mark: 0.85))
  }

  @Test func `the worst trial is the one to read`() {
    let outcome = Outcomes.outcome(
      "s",
      trials: [
        [Outcomes.grade("a", .accuracy, .notMet)],
        [
          Outcomes.grade("a", .accuracy, .met),
          Outcomes.grade("b", .safety, .notMet, isCritical: true),
        ],
        [Outcomes.grade("a", .accuracy, .met)],
      ])
    #expect(outcome.worstTrial?.key.phrasing == 1)
  }

  @Test func `a criterion's summary says how many trials missed it`() {
    let outcome = Outcomes.outcome(
      "s",
      trials: [
        [Outcomes.grade("a", .accuracy, .notMet)], [Outcomes.grade("a", .accuracy, .met)],
      ])
    #expect(outcome.criteria.map(\.grade) == [.notMet])
    #expect(outcome.criteria.first?.explanation == "Because. (1 of 2 trials)")
  }

  @Test func `the latency is the median of the trials`() {
    let grades = [Outcomes.grade("a", .accuracy, .met)]
    #expect(
      Outcomes.outcome("s", trials: [grades, grades, grades]).medianLatencyMilliseconds == 2)
  }
}
