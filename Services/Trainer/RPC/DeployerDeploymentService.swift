package import API
import RPCCore
import SwiftProtobuf

/// The Deployer as the one who puts model versions into service.
package struct DeployerDeploymentService: DeploymentService {
  private let deployer: DeployerClient

  private static let options = CallOptions(timeout: .seconds(10), isIdempotent: true)

  package init(_ deployer: DeployerClient) { self.deployer = deployer }

  package func deployToStaging(_ order: DeploymentOrder) async throws -> DeploymentID {
    try await PeerError.translated(.deployer) {
      let request = Reddytalk_Deployer_V1_DeployRequest.with {
        $0.modelVersionID = order.version.rawValue
        $0.environment = .staging
        $0.strategy = .blueGreen
        $0.idempotencyKey = order.key
        $0.requestedBy = order.requestedBy
        $0.autoPromote = order.promotesAutomatically
      }
      let deployment = try await self.deployer.deploy(request, options: Self.options)
      return DeploymentID(rawValue: deployment.id)
    }
  }

  package func status(of deployment: DeploymentID) async throws -> DeploymentStatus {
    try await PeerError.translated(.deployer) {
      let request = Reddytalk_Deployer_V1_GetDeploymentRequest.with {
        $0.id = deployment.rawValue
      }
      return try await self.deployer.getDeployment(request, options: Self.options).status()
    }
  }

  package func production() async throws -> ProductionTraffic? {
    try await PeerError.translated(.deployer) {
      let environments = try await self.deployer.getEnvironments(
        .init(), options: Self.options
      ).environments
      let production = environments.first {
        $0.environment == .production && !$0.liveModelVersionID.isEmpty
      }
      return production.map { status in
        ProductionTraffic(
          version: ModelVersionID(rawValue: status.liveModelVersionID),
          requests: Int(clamping: status.metrics.requests),
          errors: Int(clamping: min(status.metrics.errors, status.metrics.requests)))
      }
    }
  }
}

extension Reddytalk_Deployer_V1_Deployment {
  fileprivate func status() -> DeploymentStatus {
    switch self.state {
    case .live:
      return .live
    case .superseded:
      // Once live, a deployment has done what this run wanted, whatever came after.
      return self.liveAtMs > 0 ? .live : .failed(cause: "superseded before it was live")
    case .rolledBack, .failed:
      return .failed(
        cause: self.outcomeDetail.isEmpty ? "the Deployer gives no cause" : self.outcomeDetail)
    case .preparing, .testing, .awaitingApproval, .unspecified, .UNRECOGNIZED:
      return .pending(state: "\(self.state)")
    }
  }
}
