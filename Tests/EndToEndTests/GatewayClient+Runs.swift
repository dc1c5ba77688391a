import RESTContract
import Testing

@testable import CLI

extension GatewayClient {
  /// A run as it is now.
  func run(_ id: String) async throws -> RunResource {
    let history: HistoryResource = try await self.get("/api/training-pipeline/history?limit=10")
    return try #require(history.runs.first { $0.id == id })
  }

  /// A run once it has ended.
  func ended(_ id: String) async throws -> RunResource {
    try await LiveSystem.wait(for: "the end of the run", atMost: .seconds(240)) {
      try await self.run(id).state.isFinal
    }
    return try await self.run(id)
  }

  /// Checks that the one run there is has completed, and has one version, evaluation and deployment.
  func expectOneEffect(of id: String) async throws {
    let run = try await self.run(id)
    #expect(run.state == .completed, "\(run.outcomeDetail ?? "")")
    let models: ModelVersionsResource = try await self.get("/api/training-pipeline/models")
    #expect(models.models.map(\.runId) == [id])
    let deployments: DeploymentsResource = try await self.get("/api/training-pipeline/deployments")
    #expect(deployments.deployments.count == 1)
    #expect(deployments.deployments.first?.state == .live)
    let evaluations: EvaluationsResource = try await self.get("/api/training-pipeline/evaluations")
    #expect(evaluations.evaluations.count == 1)
  }
}
