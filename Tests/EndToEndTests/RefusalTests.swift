import Foundation
import HTTPClient
import HTTPTypes
import RESTContract
import ServiceKit
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct RefusalTests {
    @Test(.timeLimit(.minutes(3)))
    func everyRefusalHasAStatusAndAProblemTypeOfItsOwn() async throws {
      try await LiveSystem.run { system in
        let admin = try await system.client("alice@clinic.example", "admin")
        let assistant = try await system.client("assistant", "ingest")
        let nobody = admin.withToken(nil)
        try await Self.expect(.missingToken, 401) {
          let _: PipelineStatusResource = try await nobody.get("/api/training-pipeline/status")
        }
        try await Self.expect(.invalidToken, 401) {
          let _: PipelineStatusResource = try await admin.withToken("not.a.token").get(
            "/api/training-pipeline/status")
        }
        try await Self.expect(.forbidden, 403) {
          let _: RunResource = try await assistant.post("/api/training-pipeline/start")
        }
        try await Self.expect(.unknownModel, 404) {
          let _: EvaluationResource = try await admin.post(
            "/api/training-pipeline/evaluate/no-such-model")
        }
        try await Self.expect(.unknownModel, 404) {
          let _: DeploymentResource = try await admin.post(
            "/api/training-pipeline/deploy/no-such-model")
        }
        try await Self.expect(.notFound, 404) {
          let _: DeploymentResource = try await admin.get(
            "/api/training-pipeline/deployments/no-such-deployment")
        }
        try await Self.expect(.wrongState, 409) {
          let _: RunResource = try await admin.post(
            "/api/training-pipeline/stop", StopRunBody(reason: "nothing runs"))
        }
        try await Self.expect(.invalidParameters, 422) {
          let _: RunResource = try await admin.post(
            "/api/training-pipeline/start",
            StartRunBody(customParameters: TrainingParametersResource(epochs: 0)))
        }
      }
    }

    @Test(.timeLimit(.minutes(3)))
    func aServiceThatIsGoneIsNamedUntilItIsBack() async throws {
      try await LiveSystem.run { system in
        let admin = try await system.client("alice@clinic.example", "admin")
        let pid = try #require(system.supervisor.pid(of: .trainer))
        kill(pid, SIGSTOP)
        let health = try await admin.health()
        #expect(health.status != .ok)
        #expect(health.services.first { $0.name == "trainer" }?.status == .down)
        kill(pid, SIGCONT)
        try await LiveSystem.wait(for: "the trainer's return") {
          try await admin.health().services.first { $0.name == "trainer" }?.status != .down
        }
      }
    }

    @Test(.timeLimit(.minutes(3)))
    func plaintextAndStrangersAreRefusedOnEveryPort() async throws {
      try await LiveSystem.run { system in
        let layout = system.supervisor.layout
        let plain = CurlClient()
        for service in ServiceName.allCases {
          let address = layout.endpoint(of: service).address
          await #expect(throws: OutboundError.self, "\(service) answers without TLS") {
            _ = try await plain.send(
              OutboundRequest(
                url: "http://\(address)/health", timeouts: Timeouts(total: .seconds(3))))
          }
          // Trusts the system's authorities alone, to which ours does not belong.
          await #expect(throws: OutboundError.self, "\(service) is trusted by a stranger") {
            _ = try await plain.send(
              OutboundRequest(
                url: "https://\(address)/health", timeouts: Timeouts(total: .seconds(3))))
          }
        }
      }
    }

    private static func expect(
      _ kind: ProblemDetails.Kind, _ status: Int, sourceLocation: SourceLocation = #_sourceLocation,
      _ call: () async throws -> Void
    ) async throws {
      do {
        try await call()
        Issue.record("not refused: \(kind)", sourceLocation: sourceLocation)
      } catch let problem as GatewayProblem {
        #expect(problem.details.kind == kind, sourceLocation: sourceLocation)
        #expect(problem.details.status == status, sourceLocation: sourceLocation)
        #expect(!problem.details.detail.isEmpty, sourceLocation: sourceLocation)
      }
    }
  }
}
