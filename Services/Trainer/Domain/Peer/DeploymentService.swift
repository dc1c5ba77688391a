/// Who puts model versions into service: the Deployer.
///
/// Every method throws `PeerError`.
package protocol DeploymentService: Sendable {
  /// Orders a blue-green deployment to staging; repeating the order's key gives the first one.
  func deployToStaging(_ order: DeploymentOrder) async throws -> DeploymentID

  /// How a deployment stands.
  func status(of deployment: DeploymentID) async throws -> DeploymentStatus

  /// What answers patients now; nil when nothing does.
  func production() async throws -> ProductionTraffic?
}
