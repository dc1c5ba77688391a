import API
import EventStream
import FoundationEssentials
import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf

/// Answers the Deployer's methods: decodes, asks the domain, encodes.
struct DeployerHandler: DeployerServing {
  let desk: DeploymentDesk
  let switchboard: Switchboard
  let completions: CompletionDesk
  let store: DeployerStore
  let routes: RouteTable
  let feed: EventFeed
  /// AUTO_DEPLOY.
  let autoPromotes: Bool

  private static let defaultLimit = 50
  private static let maximumLimit = 500

  func deploy(
    _ request: Reddytalk_Deployer_V1_DeployRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Deployment {
    let caller = Caller(context)
    let plan = try DeploymentPlan(
      request, requestedBy: try caller.identity(claimed: request.requestedBy),
      autoPromotes: self.autoPromotes)
    guard request.idempotencyKey.utf8.count <= 200 else {
      throw DeployerError.invalidParameters("idempotencyKey is longer than 200 bytes")
    }
    let deployment = try await self.desk.deploy(
      plan, idempotencyKey: request.idempotencyKey.isEmpty ? nil : request.idempotencyKey,
      by: caller.initiator(as: plan.requestedBy))
    return self.wire(deployment)
  }

  func getDeployment(
    _ request: Reddytalk_Deployer_V1_GetDeploymentRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Deployment {
    let id = DeploymentID(request.id)
    guard let deployment = try await self.store.deployment(id) else {
      throw DeployerError.unknownDeployment(id)
    }
    return self.wire(deployment)
  }

  func listDeployments(
    _ request: Reddytalk_Deployer_V1_ListDeploymentsRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_ListDeploymentsResponse {
    let environment =
      request.environment == .unspecified
      ? nil : try DeploymentEnvironment(request.environment)
    let limit = request.limit == 0 ? Self.defaultLimit : Int(request.limit)
    let deployments = try await self.store.deployments(
      in: environment, limit: min(limit, Self.maximumLimit))
    return .with { $0.deployments = deployments.map(self.wire) }
  }

  func approve(
    _ request: Reddytalk_Deployer_V1_ApproveRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Approval {
    let caller = Caller(context)
    let approver = try caller.identity(claimed: request.approvedBy)
    return try await self.desk.approve(
      ModelVersionID(request.modelVersionID), comment: request.comment,
      by: caller.initiator(as: approver)
    ).wire
  }

  func rollback(
    _ request: Reddytalk_Deployer_V1_RollbackRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Deployment {
    let caller = Caller(context)
    guard request.reason.utf8.count <= 2_000 else {
      throw DeployerError.invalidParameters("reason is longer than 2000 bytes")
    }
    let requester = try caller.identity(claimed: request.requestedBy)
    let deployment = try await self.switchboard.rollBack(
      DeploymentID(request.deploymentID),
      .manual(request.reason, by: caller.initiator(as: requester)))
    return self.wire(deployment)
  }

  func getEnvironments(
    _ request: Reddytalk_Deployer_V1_GetEnvironmentsRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_GetEnvironmentsResponse {
    let routes = self.routes.all
    return .with {
      $0.environments = DeploymentEnvironment.allCases.map { environment in
        .with {
          $0.environment = environment.wire
          guard let live = routes[environment]?.live else { return }
          $0.liveDeploymentID = live.deploymentID.rawValue
          $0.liveModelVersionID = live.modelVersionID.rawValue
          $0.metrics = live.meter.metrics().wire
        }
      }
    }
  }

  func complete(
    _ request: Reddytalk_Deployer_V1_CompleteRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_CompleteResponse {
    try await self.completions.complete(
      CompletionRequest(
        request, timeLimit: context.deadline?.remaining,
        conversationID: UUID().uuidString.lowercased())
    ).wire
  }

  func streamComplete(
    _ request: Reddytalk_Deployer_V1_CompleteRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Deployer_V1_CompleteChunk>
  ) async throws {
    let completion = try await self.completions.complete(
      CompletionRequest(
        request, timeLimit: context.deadline?.remaining,
        conversationID: UUID().uuidString.lowercased())
    ) { piece in
      try await writer.write(.with { $0.delta = piece })
    }
    var final = completion.wire
    final.content = ""
    try await writer.write(.with { $0.final = final })
  }

  func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.feed.answer(request, with: writer)
  }

  private func wire(_ deployment: Deployment) -> Reddytalk_Deployer_V1_Deployment {
    let live = self.routes.route(of: deployment.plan.environment)?.live
    let metrics = live?.deploymentID == deployment.id ? live?.meter.metrics() : nil
    return deployment.wire(metrics: metrics)
  }
}
