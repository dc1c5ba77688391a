import API
import Foundation
import RESTContract
import RPCCore

/// Reaches the training pipeline over RPC.
struct RemoteTrainingPipeline: TrainingPipeline {
  private let client: TrainerClient
  private let intake: any ConversationIntake
  private let deployments: any ModelDeployments
  private let statusTimeout: Duration
  private let trainer = PeerCaller(peer: .trainer)

  /// A pipeline behind `client`; the other services complete its status, within `statusTimeout`.
  init(
    client: TrainerClient, intake: any ConversationIntake, deployments: any ModelDeployments,
    statusTimeout: Duration
  ) {
    self.statusTimeout = statusTimeout
    self.client = client
    self.intake = intake
    self.deployments = deployments
  }

  func status(for origin: CallOrigin) async throws -> PipelineStatusResource {
    let soon = Deadline.after(self.statusTimeout)
    let deadline = Deadline.current.map { min($0, soon) } ?? soon
    return try await Deadline.$current.withValue(deadline) {
      async let environments = try? self.deployments.environments(for: origin)
      let status = try await self.trainer.call(for: origin) {
        try await self.client.getPipelineStatus(.init(), options: $0)
      }
      let lastSnapshot = status.hasLastRun ? status.lastRun.snapshotID.nonEmpty : nil
      let collection = try? await self.intake.statistics(
        since: status.activeRun.snapshotID.nonEmpty ?? lastSnapshot, for: origin)
      return PipelineStatusResource(
        status, environments: await environments ?? [], collection: collection)
    }
  }

  func start(
    _ body: StartRunBody, idempotencyKey: String, for origin: CallOrigin
  ) async throws -> RunResource {
    var request = Reddytalk_Trainer_V1_StartRunRequest()
    request.idempotencyKey = idempotencyKey
    request.reason = body.metadata?.reason ?? ""
    request.notes = body.metadata?.notes ?? ""
    request.provider = body.provider ?? ""
    request.requestedBy = origin.subject
    request.reproduceModelVersionID = body.reproduceModelVersionId ?? ""
    if let parameters = body.customParameters { request.parameters = try .init(parameters) }
    let message = request
    return RunResource(
      try await self.trainer.call(for: origin) {
        try await self.client.startRun(message, options: $0)
      })
  }

  func stop(_ body: StopRunBody, for origin: CallOrigin) async throws -> RunResource {
    var request = Reddytalk_Trainer_V1_StopRunRequest()
    request.reason = body.reason ?? ""
    request.requestedBy = origin.subject
    let message = request
    return RunResource(
      try await self.trainer.call(for: origin) {
        try await self.client.stopRun(message, options: $0)
      })
  }

  func run(_ id: String, for origin: CallOrigin) async throws -> RunResource {
    var request = Reddytalk_Trainer_V1_GetRunRequest()
    request.id = id
    let message = request
    return RunResource(
      try await self.trainer.call(for: origin) {
        try await self.client.getRun(message, options: $0)
      })
  }

  func history(limit: Int, for origin: CallOrigin) async throws -> [RunResource] {
    var request = Reddytalk_Trainer_V1_ListRunsRequest()
    request.limit = UInt32(count: limit)
    let message = request
    return try await self.trainer.call(for: origin) {
      try await self.client.listRuns(message, options: $0)
    }.runs.map(RunResource.init)
  }

  func models(limit: Int, for origin: CallOrigin) async throws -> [ModelVersionResource] {
    var request = Reddytalk_Trainer_V1_ListModelVersionsRequest()
    request.limit = UInt32(count: limit)
    let message = request
    return try await self.trainer.call(for: origin) {
      try await self.client.listModelVersions(message, options: $0)
    }.modelVersions.map(ModelVersionResource.init)
  }

  func model(_ id: String, for origin: CallOrigin) async throws -> ModelVersionResource {
    var request = Reddytalk_Trainer_V1_GetModelVersionRequest()
    request.id = id
    let message = request
    do {
      return ModelVersionResource(
        try await self.trainer.call(for: origin) {
          try await self.client.getModelVersion(message, options: $0)
        })
    } catch let problem as Problem where problem.kind == .notFound {
      throw Problem(.unknownModel, problem.detail)
    }
  }

  func providers(for origin: CallOrigin) async throws -> [ProviderResource] {
    try await self.trainer.call(for: origin) {
      try await self.client.listProviders(.init(), options: $0)
    }.providers.map(ProviderResource.init)
  }
}
