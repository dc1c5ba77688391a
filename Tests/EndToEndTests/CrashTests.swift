import RESTContract
import ServiceKit
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct CrashTests {
    @Test(.timeLimit(.minutes(8)), arguments: ServiceName.allCases)
    func aRunOutlivesTheDeathOfAService(_ service: ServiceName) async throws {
      try await LiveSystem.run { system in
        let client = try await system.client("alice@clinic.example", "admin")
        let assistant = try await system.client("assistant", "ingest")
        try await Corpus.importAll(assistant)
        // Long enough that the service dies in the middle of it.
        let run: RunResource = try await client.post(
          "/api/training-pipeline/start",
          StartRunBody(
            customParameters: TrainingParametersResource(epochs: 12, earlyStoppingPatience: 12)))
        try await LiveSystem.wait(for: "training to begin") {
          try await Self.run(run.id, client).state == .training
        }
        try await system.killAndWait(service)
        #expect(system.supervisor.restarts(of: service) == 1)
        try await LiveSystem.wait(for: "the end of the run") {
          try await Self.run(run.id, client).state.isFinal
        }
        try await Self.expectOneEffect(of: run.id, client)
      }
    }

    @Test(.timeLimit(.minutes(8)))
    func aRunOutlivesTheDeathOfEveryServiceInTurn() async throws {
      try await LiveSystem.run { system in
        let client = try await system.client("alice@clinic.example", "admin")
        let assistant = try await system.client("assistant", "ingest")
        try await Corpus.importAll(assistant)
        let run: RunResource = try await client.post(
          "/api/training-pipeline/start",
          StartRunBody(
            customParameters: TrainingParametersResource(epochs: 12, earlyStoppingPatience: 12)))
        for service in ServiceName.allCases { try await system.killAndWait(service) }
        try await LiveSystem.wait(for: "the end of the run") {
          try await Self.run(run.id, client).state.isFinal
        }
        try await Self.expectOneEffect(of: run.id, client)
      }
    }

    private static func run(_ id: String, _ client: GatewayClient) async throws -> RunResource {
      let history: HistoryResource = try await client.get(
        "/api/training-pipeline/history?limit=10")
      return try #require(history.runs.first { $0.id == id })
    }

    private static func expectOneEffect(of id: String, _ client: GatewayClient) async throws {
      let run = try await Self.run(id, client)
      #expect(run.state == .completed, "\(run.outcomeDetail ?? "")")
      let models: ModelVersionsResource = try await client.get("/api/training-pipeline/models")
      #expect(models.models.map(\.runId) == [id])
      let deployments: DeploymentsResource = try await client.get(
        "/api/training-pipeline/deployments")
      #expect(deployments.deployments.count == 1)
      #expect(deployments.deployments.first?.state == .live)
      let evaluations: EvaluationsResource = try await client.get(
        "/api/training-pipeline/evaluations")
      #expect(evaluations.evaluations.count == 1)
    }
  }
}
