import API
import Foundation
import RESTContract
import RPCCore

/// Reaches deployments over RPC.
struct RemoteModelDeployments: ModelDeployments {
  private let client: DeployerClient
  private let deployer = PeerCaller(peer: .deployer)

  /// Deployments behind `client`.
  init(client: DeployerClient) {
    self.client = client
  }

  func deploy(
    _ body: DeployBody, modelVersionID: String, idempotencyKey: String, for origin: CallOrigin
  ) async throws -> DeploymentResource {
    var request = try Reddytalk_Deployer_V1_DeployRequest(body)
    request.modelVersionID = modelVersionID
    request.idempotencyKey = idempotencyKey
    request.requestedBy = origin.subject
    let message = request
    return DeploymentResource(
      try await self.deployer.call(for: origin) {
        try await self.client.deploy(message, options: $0)
      })
  }

  func list(
    limit: Int, environment: String?, for origin: CallOrigin
  ) async throws -> [DeploymentResource] {
    var request = Reddytalk_Deployer_V1_ListDeploymentsRequest()
    request.limit = UInt32(count: limit)
    if let environment { request.environment = try .init(name: environment) }
    let message = request
    return try await self.deployer.call(for: origin) {
      try await self.client.listDeployments(message, options: $0)
    }.deployments.map(DeploymentResource.init)
  }

  func deployment(
    _ id: String, for origin: CallOrigin
  ) async throws -> DeploymentResource {
    var request = Reddytalk_Deployer_V1_GetDeploymentRequest()
    request.id = id
    let message = request
    return DeploymentResource(
      try await self.deployer.call(for: origin) {
        try await self.client.getDeployment(message, options: $0)
      })
  }

  func environments(
    for origin: CallOrigin
  ) async throws -> [DeploymentsResource.Environment] {
    try await self.deployer.call(for: origin) {
      try await self.client.getEnvironments(.init(), options: $0)
    }.environments.map(DeploymentsResource.Environment.init)
  }

  func rollBack(
    _ id: String, _ body: RollbackBody, for origin: CallOrigin
  ) async throws -> DeploymentResource {
    var request = Reddytalk_Deployer_V1_RollbackRequest()
    request.deploymentID = id
    request.reason = body.reason ?? ""
    request.requestedBy = origin.subject
    let message = request
    return DeploymentResource(
      try await self.deployer.call(for: origin) {
        try await self.client.rollback(message, options: $0)
      })
  }

  func approve(
    _ modelVersionID: String, _ body: ApproveBody, for origin: CallOrigin
  ) async throws -> ApprovalResource {
    var request = Reddytalk_Deployer_V1_ApproveRequest()
    request.modelVersionID = modelVersionID
    request.approvedBy = origin.subject
    request.comment = body.comment ?? ""
    let message = request
    return ApprovalResource(
      try await self.deployer.call(for: origin) {
        try await self.client.approve(message, options: $0)
      })
  }
}
