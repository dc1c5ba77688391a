package import API
import EventStream
import FoundationEssentials
package import RPCCore
import ServiceKit
package import StoreKit
import SwiftProtobuf

/// Answers the Trainer's methods: decodes, asks the domain, encodes.
package struct TrainerHandler: TrainerServing {
  private let pipeline: Pipeline
  private let survey: ProviderSurvey
  private let lifecycles: LifecycleDesk
  private let artifacts: ArtifactStore
  private let feed: EventFeed

  private static let defaultLimit = 20
  private static let largestLimit = 200

  package init(
    pipeline: Pipeline, survey: ProviderSurvey, lifecycles: LifecycleDesk,
    artifacts: ArtifactStore, feed: EventFeed
  ) {
    self.pipeline = pipeline
    self.survey = survey
    self.lifecycles = lifecycles
    self.artifacts = artifacts
    self.feed = feed
  }

  package func startRun(
    _ request: Reddytalk_Trainer_V1_StartRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run {
    let caller = Caller(context)
    let order = StartOrder(
      requestedBy: request.requestedBy.isEmpty ? caller.actor : request.requestedBy,
      reason: request.reason, notes: request.notes, provider: request.provider,
      overrides: request.parameters.native(),
      reproduces: request.reproduceModelVersionID.isEmpty
        ? nil : ModelVersionID(rawValue: request.reproduceModelVersionID),
      idempotencyKey: request.idempotencyKey.isEmpty ? nil : request.idempotencyKey)
    return try await self.pipeline.start(order, by: Requester(caller)).proto()
  }

  package func stopRun(
    _ request: Reddytalk_Trainer_V1_StopRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run {
    let caller = Caller(context)
    let requestedBy = request.requestedBy.isEmpty ? caller.actor : request.requestedBy
    return try await self.pipeline.stop(
      reason: request.reason, requestedBy: requestedBy, by: Requester(caller)
    ).proto()
  }

  package func getRun(
    _ request: Reddytalk_Trainer_V1_GetRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run {
    try await self.pipeline.run(RunID(rawValue: request.id)).proto()
  }

  package func listRuns(
    _ request: Reddytalk_Trainer_V1_ListRunsRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListRunsResponse {
    let runs = try await self.pipeline.runs(limit: Self.limit(request.limit))
    return .with { $0.runs = runs.map { $0.proto() } }
  }

  package func getPipelineStatus(
    _ request: Reddytalk_Trainer_V1_GetPipelineStatusRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_PipelineStatus {
    try await self.pipeline.status().proto()
  }

  package func getModelVersion(
    _ request: Reddytalk_Trainer_V1_GetModelVersionRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ModelVersion {
    let version = try await self.pipeline.modelVersion(ModelVersionID(rawValue: request.id))
    return try await self.described([version])[0]
  }

  package func listModelVersions(
    _ request: Reddytalk_Trainer_V1_ListModelVersionsRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListModelVersionsResponse {
    let versions = try await self.pipeline.modelVersions(limit: Self.limit(request.limit))
    let described = try await self.described(versions)
    return .with { $0.modelVersions = described }
  }

  package func listProviders(
    _ request: Reddytalk_Trainer_V1_ListProvidersRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListProvidersResponse {
    let statuses = await self.survey.statuses()
    return .with { $0.providers = statuses.map { $0.proto() } }
  }

  package func readArtifact(
    _ request: Reddytalk_Trainer_V1_ReadArtifactRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Trainer_V1_ArtifactChunk>
  ) async throws {
    let version = try await self.pipeline.release(
      ModelVersionID(rawValue: request.modelVersionID), to: Requester(Caller(context)))
    for file in try self.artifacts.files(of: version.id) {
      let reader = try self.artifacts.reader(of: file, version.id)
      repeat {
        let offset = reader.offset
        let data = try reader.next()
        try await writer.write(
          .with {
            $0.file = file.name
            $0.offset = UInt64(offset)
            $0.data = data
            $0.lastOfFile = reader.isAtEnd
          })
      } while !reader.isAtEnd
    }
  }

  package func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.feed.answer(request, with: writer)
  }

  private func described(
    _ versions: [ModelVersion]
  ) async throws -> [Reddytalk_Trainer_V1_ModelVersion] {
    zip(versions, try await self.lifecycles.lifecycles(of: versions)).map { $0.proto($1) }
  }

  private static func limit(_ requested: UInt32) -> Int {
    requested == 0 ? Self.defaultLimit : min(Int(requested), Self.largestLimit)
  }
}

extension Requester {
  /// Whoever stands behind a call.
  fileprivate init(_ caller: Caller) {
    self.init(name: caller.actor, roles: caller.roles, requestID: caller.requestID)
  }
}
