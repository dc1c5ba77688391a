import Evaluator
import Foundation
import Testing

@Suite struct RetentionTests {
  @Test func `forgets old events, and no evaluation`() async throws {
    try await EvaluationFixture.with { fixture in
      let evaluation = try await fixture.start()
      _ = try await fixture.runner().run(evaluation.id)
      let events = try await fixture.events().count
      #expect(events > 1)
      #expect(try await fixture.store.forgetEvents(before: EvaluationFixture.time) == 0)
      let later = EvaluationFixture.time.addingTimeInterval(1)
      #expect(try await fixture.store.forgetEvents(before: later) == events)
      #expect(try await fixture.store.evaluation(evaluation.id)?.state == .completed)
    }
  }
}
