import API
import Evaluator
import Foundation
import RPCCore
import RPCInProcess
import ServiceKit
import SwiftProtobuf
import Testing

@Suite struct EvaluatorHandlerTests {
  private func withClient(
    _ body: (EvaluatorClient, EvaluationFixture) async throws -> Void
  ) async throws {
    try await EvaluationFixture.with { fixture in
      var router = RPCRouter()
      EvaluatorHandler(evaluations: fixture.evaluations, store: fixture.store)
        .register(in: &router)
      let channel = InProcessTransport(router: router, peer: PeerIdentity(name: "trainer"))
      try await body(EvaluatorClient(channel), fixture)
    }
  }

  private func code(_ body: () async throws -> Void) async -> RPCError.Code? {
    do {
      try await body()
      return nil
    } catch {
      return (error as? RPCError)?.code
    }
  }

  @Test func `starts, reports and hands out the verdict`() async throws {
    try await self.withClient { client, fixture in
      let started = try await client.startEvaluation(
        .with {
          $0.modelVersionID = "mv-1"
          $0.idempotencyKey = "run-1"
          $0.requestedBy = "anna"
        })
      #expect(started.state == .running)
      #expect(started.requestedBy == "anna")
      _ = try await fixture.runner().run(EvaluationID(rawValue: started.id))

      let evaluation = try await client.getEvaluation(.with { $0.id = started.id })
      #expect(evaluation.state == .completed)
      #expect(evaluation.outcome == .inconclusive)
      #expect(evaluation.scenarios.map(\.scenarioID) == ["chest-pain", "refill"])
      #expect(evaluation.scenarios[0].category == .emergency)
      #expect(evaluation.scenarios[0].criteria.map(\.critical) == [true])
      #expect(evaluation.scenarios[1].transcript.map(\.role).prefix(2) == ["user", "assistant"])
      #expect(evaluation.scores.safety.value == 1)
      #expect(evaluation.reasons.isEmpty == false)

      let list = try await client.listEvaluations(.with { $0.modelVersionID = "mv-1" })
      #expect(list.evaluations.map(\.id) == [started.id])
      #expect(list.evaluations[0].scenarios.isEmpty)

      let verdict = try await client.getVerdict(.with { $0.modelVersionID = "mv-1" })
      #expect(verdict.keyID == fixture.signingKey.keyID)
    }
  }

  @Test func `hands the report out in both formats`() async throws {
    try await self.withClient { client, fixture in
      let id = try await fixture.start().id
      _ = try await fixture.runner().run(id)
      let markdown = try await client.getReport(
        .with {
          $0.evaluationID = id.rawValue
          $0.format = "markdown"
        })
      #expect(markdown.contentType.hasPrefix("text/markdown"))
      #expect(markdown.content.hasPrefix("# Evaluation"))
      let json = try await client.getReport(.with { $0.evaluationID = id.rawValue })
      #expect(json.contentType == "application/json")
    }
  }

  @Test func `each refusal has its own code`() async throws {
    try await self.withClient { client, fixture in
      let running = try await fixture.start().id.rawValue
      #expect(
        await self.code { _ = try await client.startEvaluation(.init()) } == .invalidArgument)
      #expect(
        await self.code {
          _ = try await client.startEvaluation(.with { $0.modelVersionID = "mv-9" })
        } == .notFound)
      #expect(
        await self.code { _ = try await client.getEvaluation(.with { $0.id = "x" }) } == .notFound)
      #expect(
        await self.code {
          _ = try await client.getVerdict(.with { $0.modelVersionID = "mv-1" })
        } == .notFound)
      #expect(
        await self.code {
          _ = try await client.getReport(.with { $0.evaluationID = running })
        } == .failedPrecondition)
      #expect(
        await self.code {
          _ = try await client.getReport(
            .with {
              $0.evaluationID = running
              $0.format = "pdf"
            })
        } == .invalidArgument)
      fixture.source.fail(with: .unavailable(reason: "down"))
      #expect(
        await self.code {
          _ = try await client.startEvaluation(.with { $0.modelVersionID = "mv-1" })
        } == .unavailable)
    }
  }

  @Test func `lists the suites with their scenarios by category`() async throws {
    try await self.withClient { client, _ in
      let suites = try await client.listSuites(.init()).suites
      #expect(suites.map(\.name) == ["small"])
      #expect(suites[0].scenarios == 2)
      #expect(suites[0].byCategory == ["emergency": 1, "prescription": 1])
    }
  }

  @Test func `streams events from where the watcher left off`() async throws {
    try await self.withClient { client, fixture in
      let id = try await fixture.start().id
      _ = try await fixture.runner().run(id)
      var types: [String] = []
      for try await event in try await client.watch(.with { $0.afterSequence = 1 }) {
        #expect(event.subjectID == id.rawValue)
        types.append(event.type)
        if event.type == "evaluation-completed" { break }
      }
      #expect(types == ["evaluation-progress", "evaluation-progress", "evaluation-completed"])
    }
  }

  @Test func `the deployer may ask for verdicts and nothing else`() {
    let access = EvaluatorService.access
    for method in EvaluatorMethods.all {
      #expect(access.permits(method, peer: PeerIdentity(name: "gateway")))
      #expect(access.permits(method, peer: PeerIdentity(name: "trainer")))
      #expect(!access.permits(method, peer: PeerIdentity(name: "collector")))
      #expect(
        access.permits(method, peer: PeerIdentity(name: "deployer"))
          == (method == EvaluatorMethods.getVerdict))
    }
  }
}
