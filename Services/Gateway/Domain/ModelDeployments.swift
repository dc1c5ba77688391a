import RESTContract

/// What the Gateway needs of the Deployer apart from answers. Every method throws `Problem`.
protocol ModelDeployments: Sendable {
  /// Starts a deployment; the same key starts no second one.
  func deploy(
    _ body: DeployBody, modelVersionID: String, idempotencyKey: String, for origin: CallOrigin
  ) async throws -> DeploymentResource
  /// The newest deployments first, of one environment when it is given.
  func list(
    limit: Int, environment: String?, for origin: CallOrigin
  ) async throws -> [DeploymentResource]
  /// One deployment.
  func deployment(_ id: String, for origin: CallOrigin) async throws -> DeploymentResource
  /// What is live where.
  func environments(for origin: CallOrigin) async throws -> [DeploymentsResource.Environment]
  /// Puts the version that was live before back.
  func rollBack(
    _ id: String, _ body: RollbackBody, for origin: CallOrigin
  ) async throws -> DeploymentResource
  /// Approves a model version for production.
  func approve(
    _ modelVersionID: String, _ body: ApproveBody, for origin: CallOrigin
  ) async throws -> ApprovalResource
}
