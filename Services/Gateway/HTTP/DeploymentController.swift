import HTTPTypes
import RESTContract

/// Deployments and approvals.
struct DeploymentController: Sendable {
  let deployments: any ModelDeployments

  func deploy(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: DeployBody())
    let deployment = try await self.deployments.deploy(
      body, modelVersionID: exchange.parameter("modelVersionId"),
      idempotencyKey: exchange.idempotencyKey, for: exchange.origin)
    return try .json(
      deployment, status: .accepted,
      location: "\(PipelineController.base)/deployments/\(deployment.id)",
      objectID: deployment.id)
  }

  func list(_ exchange: Exchange) async throws -> Reply {
    async let environments = self.deployments.environments(for: exchange.origin)
    let deployments = try await self.deployments.list(
      limit: exchange.query.limit(), environment: exchange.query["environment"],
      for: exchange.origin)
    return try .json(
      DeploymentsResource(environments: await environments, deployments: deployments))
  }

  func deployment(_ exchange: Exchange) async throws -> Reply {
    let id = exchange.parameter("deploymentId")
    return try .json(await self.deployments.deployment(id, for: exchange.origin))
  }

  func rollBack(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: RollbackBody())
    let deployment = try await self.deployments.rollBack(
      exchange.parameter("deploymentId"), body, for: exchange.origin)
    return try .json(deployment, objectID: deployment.id)
  }

  func approve(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: ApproveBody())
    let modelVersionID = exchange.parameter("modelVersionId")
    let approval = try await self.deployments.approve(modelVersionID, body, for: exchange.origin)
    return try .json(approval, objectID: modelVersionID)
  }
}
