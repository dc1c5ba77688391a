import Evaluator
import Logging
import Testing

@Suite struct EvaluationJobTests {
  /// A clock on which no time has to pass.
  private struct InstantClock: Clock {
    var now: ContinuousClock.Instant { ContinuousClock().now }
    var minimumResolution: Duration { .zero }
    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
  }

  private func job(_ fixture: EvaluationFixture) -> EvaluationJob {
    EvaluationJob(
      store: fixture.store, runner: fixture.runner(), queue: fixture.queue,
      clock: InstantClock(), logger: Logger(label: "test"))
  }

  @Test func `runs what is enqueued, in order`() async throws {
    try await EvaluationFixture.with { fixture in
      let first = try await fixture.start().id
      let second = try await fixture.start().id
      fixture.queue.finish()
      try await self.job(fixture).run()
      for id in [first, second] {
        #expect(try await fixture.evaluations.evaluation(id).state == .completed)
      }
    }
  }

  @Test func `takes up what a former process left running`() async throws {
    let former = try await EvaluationFixture()
    let id = try await former.start().id
    try await former.store.close()
    let fixture = try await EvaluationFixture(over: former)
    let running = Task { try await self.job(fixture).run() }
    #expect(try await fixture.eventTypes().last == "evaluation-completed")
    running.cancel()
    try await running.value
    #expect(try await fixture.evaluations.evaluation(id).state == .completed)
    try await fixture.store.close()
  }

  @Test func `gives up when the registry stays away, and says what to do`() async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      fixture.source.fail(with: .unavailable(reason: "refused"))
      fixture.queue.finish()
      try await self.job(fixture).run()
      let evaluation = try await fixture.evaluations.evaluation(id)
      #expect(evaluation.state == .failed)
      #expect(evaluation.failure?.contains("check that the trainer runs") == true)
    }
  }
}
