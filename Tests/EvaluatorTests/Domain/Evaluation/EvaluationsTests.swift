import Evaluator
import Testing

@Suite struct EvaluationsTests {
  @Test func `accepts an evaluation, running, with the default suite`() async throws {
    try await EvaluationFixture.with { fixture in
      let evaluation = try await fixture.start()
      #expect(evaluation.state == .running)
      #expect(evaluation.suite == "small")
      #expect(evaluation.suiteVersion == "sha256:small")
      #expect(evaluation.scenariosTotal == 2)
      #expect(evaluation.startedAt == EvaluationFixture.time)
      #expect(try await fixture.evaluations.evaluation(evaluation.id) == evaluation)
      #expect(try await fixture.store.running() == [evaluation.id])
    }
  }

  @Test func `repeating an idempotency key returns the first evaluation`() async throws {
    try await EvaluationFixture.with { fixture in
      let first = try await fixture.start(key: "k")
      #expect(try await fixture.start(key: "k").id == first.id)
      #expect(try await fixture.start(key: "other").id != first.id)
      #expect(try await fixture.store.running().count == 2)
    }
  }

  @Test func `concurrent requests with one key start one evaluation`() async throws {
    try await EvaluationFixture.with { fixture in
      let ids = try await withThrowingTaskGroup(of: EvaluationID.self) { group in
        for _ in 0..<8 { group.addTask { try await fixture.start(key: "k").id } }
        return try await group.reduce(into: Set<EvaluationID>()) { $0.insert($1) }
      }
      #expect(ids.count == 1)
    }
  }

  @Test func `a key for another request is a conflict`() async throws {
    let models: [String: any AnsweringModel] = [
      "mv-1": TestSuites.goodModel, "mv-2": TestSuites.goodModel,
    ]
    try await EvaluationFixture.with(models) { fixture in
      let first = try await fixture.start(key: "k")
      await #expect(throws: EvaluationError.idempotencyConflict(key: "k", first: first.id)) {
        try await fixture.start("mv-2", key: "k")
      }
    }
  }

  @Test func `refuses what it does not know`() async throws {
    try await EvaluationFixture.with { fixture in
      let unknown = ModelVersionID(rawValue: "mv-9")
      await #expect(throws: EvaluationError.unknownModelVersion(unknown)) {
        try await fixture.start("mv-9")
      }
      await #expect(throws: EvaluationError.unknownModelVersion(unknown)) {
        try await fixture.start("mv-1", baseline: "mv-9")
      }
      await #expect(throws: EvaluationError.unknownSuite("none", known: ["small"])) {
        try await fixture.evaluations.start(
          EvaluationRequest(
            modelVersionID: ModelVersionID(rawValue: "mv-1"), suite: "none", requestedBy: "a"),
          by: .service)
      }
      await #expect(throws: EvaluationError.missingField("modelVersionID")) {
        try await fixture.start("")
      }
      await #expect(throws: EvaluationError.self) {
        try await fixture.start("mv-1", baseline: "mv-1")
      }
    }
  }

  @Test func `an unreachable registry is said to be one`() async throws {
    try await EvaluationFixture.with { fixture in
      fixture.source.fail(with: .unavailable(reason: "refused"))
      await #expect(throws: EvaluationError.registryUnavailable(reason: "refused")) {
        try await fixture.start()
      }
    }
  }

  @Test func `there is no report before the end and no verdict without one`() async throws {
    try await EvaluationFixture.with { fixture in
      let evaluation = try await fixture.start()
      await #expect(throws: EvaluationError.unfinished(evaluation.id)) {
        try await fixture.evaluations.report(evaluation.id)
      }
      await #expect(throws: EvaluationError.noVerdict(evaluation.modelVersionID)) {
        try await fixture.evaluations.verdict(on: evaluation.modelVersionID)
      }
      let other = EvaluationID(rawValue: "ev-none")
      await #expect(throws: EvaluationError.unknownEvaluation(other)) {
        try await fixture.evaluations.report(other)
      }
    }
  }

  @Test func `lists the newest first, of one model when asked`() async throws {
    let models: [String: any AnsweringModel] = [
      "mv-1": TestSuites.goodModel, "mv-2": TestSuites.goodModel,
    ]
    try await EvaluationFixture.with(models) { fixture in
      let first = try await fixture.start("mv-1")
      let second = try await fixture.start("mv-2")
      let all = try await fixture.evaluations.list(limit: 0, model: nil)
      #expect(all.map(\.id) == [second.id, first.id])
      let one = try await fixture.evaluations.list(limit: 10, model: first.modelVersionID)
      #expect(one.map(\.id) == [first.id])
      #expect(try await fixture.evaluations.list(limit: 1, model: nil).count == 1)
    }
  }
}
