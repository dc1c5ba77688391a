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
          try await client.run(run.id).state == .training
        }
        try await system.killAndWait(service)
        #expect(system.supervisor.restarts(of: service) == 1)
        _ = try await client.ended(run.id)
        try await client.expectOneEffect(of: run.id)
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
        _ = try await client.ended(run.id)
        try await client.expectOneEffect(of: run.id)
      }
    }
  }
}
