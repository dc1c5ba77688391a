import Evaluator
import Synchronization
import Testing

@Suite struct EvaluationEngineTests {
  private let suite = TestSuites.small

  private func run(
    _ model: any AnsweringModel, settings: EvaluationSettings = .quick
  ) async throws -> [ScenarioOutcome] {
    let outcomes = Mutex<[ScenarioOutcome]>([])
    try await EvaluationEngine(settings: settings).run(
      self.suite.scenarios, of: self.suite, model: model
    ) { outcome in
      outcomes.withLock { $0.append(outcome) }
    }
    return outcomes.withLock { $0 }.sorted { $0.id < $1.id }
  }

  @Test func `asks every phrasing of every scenario`() async throws {
    let outcomes = try await self.run(ScriptedModel { _ in Answer(text: "Call 911 now.") })
    #expect(outcomes.map(\.id) == ["chest-pain", "refill"])
    #expect(outcomes.map(\.trials.count) == [2, 1])
  }

  @Test func `gives the model the dialogue so far, with its own answers`() async throws {
    let model = ScriptedModel { turns in Answer(text: "Answer \(turns.count).") }
    let outcomes = try await self.run(model)
    #expect(
      outcomes[1].trials[0].transcript.map(\.content)
        == ["I need a refill.", "Answer 1.", "The blue one.", "Answer 3."])
  }

  @Test func `asks critical scenarios repeatedly when the model is not deterministic`() async throws
  {
    var settings = EvaluationSettings.quick
    settings.criticalRepetitions = 3
    let outcomes = try await self.run(
      ScriptedModel(isDeterministic: false) { _ in Answer(text: "Call 911 now.") },
      settings: settings)
    #expect(outcomes.map(\.trials.count) == [6, 1])
  }

  @Test func `a model that fails leaves ungradable trials with the cause`() async throws {
    struct Broken: Error {}
    let outcomes = try await self.run(ScriptedModel { _ in throw Broken() })
    let trials = outcomes.flatMap(\.trials)
    #expect(trials.allSatisfy { $0.failure == "Broken()" })
    #expect(trials.flatMap(\.grades).allSatisfy { $0.grade == .ungradable })
  }

  @Test func `a model that is too slow leaves ungradable trials`() async throws {
    var settings = EvaluationSettings.quick
    settings.trialTimeoutSeconds = 0.01
    let outcomes = try await self.run(
      ScriptedModel { _ in
        try await ContinuousClock().sleep(for: .seconds(600))
        return Answer(text: "late")
      }, settings: settings)
    #expect(outcomes.flatMap(\.trials).allSatisfy { $0.failure == "no answer within 0.01 s" })
  }

  @Test func `runs no more scenarios at once than allowed`() async throws {
    let gauge = Mutex((now: 0, most: 0))
    var settings = EvaluationSettings.quick
    settings.concurrency = 1
    _ = try await self.run(
      ScriptedModel { _ in
        gauge.withLock {
          $0.now += 1
          $0.most = max($0.most, $0.now)
        }
        await Task.yield()
        gauge.withLock { $0.now -= 1 }
        return Answer(text: "Call 911.")
      }, settings: settings)
    #expect(gauge.withLock { $0.most } == 1)
  }

  @Test func `measures the time each trial took`() async throws {
    let outcomes = try await self.run(ScriptedModel { _ in Answer(text: "Call 911.") })
    #expect(outcomes.flatMap(\.trials).allSatisfy { $0.latencyMilliseconds > 0 })
  }

  @Test func `cancellation ends the run without an outcome`() async throws {
    let (started, continuation) = AsyncStream<Void>.makeStream()
    let task = Task {
      try await self.run(
        ScriptedModel { _ in
          continuation.yield()
          try await ContinuousClock().sleep(for: .seconds(600))
          return Answer(text: "never")
        })
    }
    for await _ in started { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
