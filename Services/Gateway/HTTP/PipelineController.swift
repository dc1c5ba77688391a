import HTTPTypes
import RESTContract

/// Runs and model versions.
struct PipelineController: Sendable {
  static let base = "/api/training-pipeline"

  let pipeline: any TrainingPipeline

  func status(_ exchange: Exchange) async throws -> Reply {
    try .json(await self.pipeline.status(for: exchange.origin))
  }

  func start(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: StartRunBody())
    let run = try await self.pipeline.start(
      body, idempotencyKey: exchange.idempotencyKey, for: exchange.origin)
    return try .json(
      run, status: .accepted, location: "\(Self.base)/runs/\(run.id)", objectID: run.id)
  }

  func stop(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: StopRunBody())
    let run = try await self.pipeline.stop(body, for: exchange.origin)
    return try .json(run, objectID: run.id)
  }

  func run(_ exchange: Exchange) async throws -> Reply {
    try .json(await self.pipeline.run(exchange.parameter("runId"), for: exchange.origin))
  }

  func history(_ exchange: Exchange) async throws -> Reply {
    let runs = try await self.pipeline.history(
      limit: exchange.query.limit(), for: exchange.origin)
    return try .json(HistoryResource(runs: runs))
  }

  func models(_ exchange: Exchange) async throws -> Reply {
    let models = try await self.pipeline.models(
      limit: exchange.query.limit(), for: exchange.origin)
    return try .json(ModelVersionsResource(models: models))
  }

  func model(_ exchange: Exchange) async throws -> Reply {
    let id = exchange.parameter("modelVersionId")
    return try .json(await self.pipeline.model(id, for: exchange.origin))
  }

  func providers(_ exchange: Exchange) async throws -> Reply {
    try .json(
      ProvidersResource(providers: await self.pipeline.providers(for: exchange.origin)))
  }
}
