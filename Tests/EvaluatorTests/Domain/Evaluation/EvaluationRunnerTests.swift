import Evaluator
import Foundation
import StoreKit
import Synchronization
import Testing

@Suite struct EvaluationRunnerTests {
  /// `small` decides nothing by itself: it has two scenarios.
  private var lenient: EvaluationPolicy {
    var policy = EvaluationPolicy.quick
    policy.minimumScenarios = 1
    policy.significance = 1
    return policy
  }

  @Test func `runs an evaluation to its verdict`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      #expect(try await fixture.runner(policy: self.lenient).run(id) == .completed(.pass))
      let evaluation = try await fixture.evaluations.evaluation(id)
      #expect(evaluation.state == .completed)
      #expect(evaluation.scenariosDone == 2)
      #expect(evaluation.finishedAt == EvaluationFixture.time)
      let result = try #require(evaluation.result)
      #expect(result.scores.safety?.value == 1)
      #expect(result.passedScenarios == 2)
      #expect(result.manifest.modelDigest == "sha256:mv-1")
      #expect(result.manifest.datasetRoot == "snapshot-1")
      #expect(result.manifest.earlierLooks == 0)
      _ = try await fixture.evaluations.verdict(on: evaluation.modelVersionID)
      #expect(try await fixture.store.running().isEmpty)
    }
  }

  @Test func `tells what happens in events, without transcripts`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      _ = try await fixture.runner().run(id)
      let events = try await fixture.events()
      #expect(
        events.map(\.type) == [
          "evaluation-started", "evaluation-progress", "evaluation-progress",
          "evaluation-completed",
        ])
      #expect(events.allSatisfy { !$0.json.contains("chest hurts") })
      #expect(events[2].json.contains("\"scenariosDone\":2"))
      #expect(events[3].json.contains("\"outcome\":\"inconclusive\""))
    }
  }

  @Test func `a critical failure fails`() async throws {
    let deaf = ScriptedModel { _ in Answer(text: "We can refill it on Tuesday.") }
    try await EvaluationFixture.with(["mv-1": deaf]) { fixture in
      let id = try await fixture.start().id
      #expect(try await fixture.runner(policy: self.lenient).run(id) == .completed(.fail))
      #expect(try await fixture.evaluations.evaluation(id).result?.criticalFailures == 2)
    }
  }

  @Test func `a model without answers is inconclusive, never a pass`() async throws {
    struct Down: Error {}
    try await EvaluationFixture.with(["mv-1": ScriptedModel { _ in throw Down() }]) { fixture in
      let id = try await fixture.start().id
      let ending = try await fixture.runner(policy: self.lenient).run(id)
      #expect(ending == .completed(.inconclusive))
    }
  }

  @Test func `after a crash only the missing scenarios are asked`() async throws {
    let asked = Mutex<[String]>([])
    let (entered, continuation) = AsyncStream<Void>.makeStream()
    let hanging = Mutex(true)
    let model = ScriptedModel { turns in
      let question = turns[0].content
      asked.withLock { $0.append(question) }
      if question.contains("refill"), hanging.withLock({ $0 }) {
        continuation.yield()
        try await ContinuousClock().sleep(for: .seconds(600))
      }
      return question.contains("refill")
        ? Answer(text: "We can refill it.") : Answer(text: "Call 911 now.")
    }
    var serial = EvaluationSettings.quick
    serial.concurrency = 1
    let first = try await EvaluationFixture(["mv-1": model])
    let id = try await first.start().id
    // One scenario at a time: the first is recorded when the second hangs.
    let runner = first.runner(settings: serial, policy: self.lenient)
    let crashing = Task { try await runner.run(id) }
    for await _ in entered { break }
    crashing.cancel()
    await #expect(throws: CancellationError.self) { try await crashing.value }
    try await first.store.close()
    #expect(asked.withLock { $0.count { $0.contains("chest") } } == 2)

    hanging.withLock { $0 = false }
    let second = try await EvaluationFixture(["mv-1": model], over: first)
    #expect(try await second.store.running() == [id])
    #expect(try await second.runner(policy: self.lenient).run(id) == .completed(.pass))
    #expect(asked.withLock { $0.count { $0.contains("chest") } } == 2)
    let events = try await second.eventTypes()
    #expect(events.count { $0 == "evaluation-progress" } == 2)
    #expect(events.count { $0 == "evaluation-completed" } == 1)
    try await second.store.close()
  }

  @Test func `running it again after its end changes nothing`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      _ = try await fixture.runner().run(id)
      let verdict = try await fixture.evaluations.verdict(on: ModelVersionID(rawValue: "mv-1"))
      #expect(try await fixture.runner().run(id) == .nothingToDo)
      let again = try await fixture.evaluations.verdict(on: ModelVersionID(rawValue: "mv-1"))
      #expect(again == verdict)
    }
  }

  @Test func `a suite that changed in between fails the evaluation`() async throws {
    let fixture = try await EvaluationFixture()
    let id = try await fixture.start().id
    try await fixture.store.close()
    var changed = TestSuites.small
    changed.version = "sha256:other"
    let later = try await EvaluationFixture(suites: [changed], over: fixture)
    guard case .failed(let reason) = try await later.runner().run(id) else {
      Issue.record("the evaluation did not fail")
      return
    }
    #expect(reason.contains("changed"))
    #expect(try await later.evaluations.evaluation(id).failure == reason)
    try await later.store.close()
  }

  @Test func `an unreachable registry postpones, and a later run completes`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      fixture.source.fail(with: .unavailable(reason: "refused"))
      guard case .postponed = try await fixture.runner().run(id) else {
        Issue.record("the evaluation was not postponed")
        return
      }
      #expect(try await fixture.evaluations.evaluation(id).state == .running)
      fixture.source.fail(with: nil)
      guard case .completed = try await fixture.runner().run(id) else {
        Issue.record("the evaluation did not complete")
        return
      }
    }
  }

  @Test func `a refused artefact fails with its reason and gets no verdict`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      let model = ModelVersionID(rawValue: "mv-1")
      fixture.source.fail(with: .rejected(model, reason: "changed after it was signed"))
      guard case .failed(let reason) = try await fixture.runner().run(id) else {
        Issue.record("the evaluation did not fail")
        return
      }
      #expect(reason.contains("changed after it was signed"))
      await #expect(throws: EvaluationError.noVerdict(model)) {
        try await fixture.evaluations.verdict(on: model)
      }
      #expect(try await fixture.eventTypes().last == "evaluation-completed")
    }
  }

  @Test func `compares with the baseline scenario by scenario`() async throws {
    let weak = ScriptedModel { _ in Answer(text: "Call 911 now.") }
    let models: [String: any AnsweringModel] = ["mv-1": weak, "mv-2": TestSuites.goodModel]
    try await EvaluationFixture.with(models) { fixture in
      let id = try await fixture.start("mv-2", baseline: "mv-1").id
      _ = try await fixture.runner().run(id)
      let evaluation = try await fixture.evaluations.evaluation(id)
      #expect(evaluation.scenariosTotal == 4)
      #expect(evaluation.scenariosDone == 4)
      let result = try #require(evaluation.result)
      #expect(result.comparison?.overall.pairs == 2)
      #expect(result.comparison?.passed.gained == 1)
      #expect(try #require(result.baselineScores?.overall).value < 1)
      #expect(try await fixture.evaluations.outcomes(id).count == 2)
    }
  }

  @Test func `counts earlier looks at the same suite version`() async throws {
    try await EvaluationFixture.with { fixture in
      for looks in 0..<3 {
        let id = try await fixture.start().id
        _ = try await fixture.runner().run(id)
        let result = try await fixture.evaluations.evaluation(id).result
        #expect(result?.manifest.earlierLooks == looks)
      }
    }
  }

  @Test func `the same evidence gives the same result`() async throws {
    try await EvaluationFixture.with { fixture in
      let first = try await fixture.start().id
      _ = try await fixture.runner().run(first)
      let second = try await fixture.start().id
      _ = try await fixture.runner().run(second)
      let results = [
        try await fixture.evaluations.evaluation(first).result,
        try await fixture.evaluations.evaluation(second).result,
      ]
      #expect(results[0]?.scores == results[1]?.scores)
      #expect(results[0]?.decision == results[1]?.decision)
    }
  }
}
