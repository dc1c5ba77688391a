import API
import Foundation
import NIOCore
import RPCCore
import SwiftProtobuf
import Synchronization

@testable import Gateway

extension FakeServices {
  func registerDeployer(in router: inout RPCRouter) {
    self.registerCommon(of: .deployer, watch: DeployerMethods.watch, in: &router)
    self.registerDeployments(in: &router)
    self.registerAssistant(in: &router)
    self.answer(DeployerMethods.approve, in: &router) {
      (request: Reddytalk_Deployer_V1_ApproveRequest) in
      Reddytalk_Deployer_V1_Approval.with {
        $0.id = "ap-1"
        $0.modelVersionID = request.modelVersionID
        $0.approvedBy = request.approvedBy
        $0.comment = request.comment
        $0.approvedAtMs = 1_800_000_000_000
        $0.expiresAtMs = 1_800_000_100_000
      }
    }
    self.answer(DeployerMethods.getEnvironments, in: &router) {
      (_: Reddytalk_Deployer_V1_GetEnvironmentsRequest) in
      Reddytalk_Deployer_V1_GetEnvironmentsResponse.with {
        $0.environments = [
          .with { $0.environment = .test }, .live(.staging, "dep-2", "mv-2"),
          .live(.production, "dep-1", "mv-1"),
        ]
      }
    }
  }

  private func registerDeployments(in router: inout RPCRouter) {
    self.answer(DeployerMethods.deploy, in: &router) {
      (request: Reddytalk_Deployer_V1_DeployRequest) in
      var deployment = Reddytalk_Deployer_V1_Deployment.fake("dep-1", .preparing)
      deployment.modelVersionID = request.modelVersionID
      deployment.environment = request.environment
      deployment.strategy = request.strategy
      deployment.monitoring = request.monitoring
      deployment.requestedBy = request.requestedBy
      return deployment
    }
    self.answer(DeployerMethods.getDeployment, in: &router) {
      (request: Reddytalk_Deployer_V1_GetDeploymentRequest) in
      Reddytalk_Deployer_V1_Deployment.fake(request.id, .live)
    }
    self.answer(DeployerMethods.listDeployments, in: &router) {
      (_: Reddytalk_Deployer_V1_ListDeploymentsRequest) in
      Reddytalk_Deployer_V1_ListDeploymentsResponse.with {
        $0.deployments = [.fake("dep-1", .live)]
      }
    }
    self.answer(DeployerMethods.rollback, in: &router) {
      (request: Reddytalk_Deployer_V1_RollbackRequest) in
      Reddytalk_Deployer_V1_Deployment.fake(request.deploymentID, .rolledBack)
    }
  }

  private func registerAssistant(in router: inout RPCRouter) {
    self.answer(DeployerMethods.complete, in: &router) {
      (_: Reddytalk_Deployer_V1_CompleteRequest) in
      var response = Reddytalk_Deployer_V1_CompleteResponse.emergency
      response.content = "Call 911."
      return response
    }
    router.registerServerStreaming(DeployerMethods.streamComplete) { bytes, context, writer in
      let request = try Reddytalk_Deployer_V1_CompleteRequest(
        serializedBytes: Data(bytes.readableBytesView))
      try await self.note(request, context)
      let chunks = StreamWriter<Reddytalk_Deployer_V1_CompleteChunk>(writer)
      let (script, failure) = self.script.withLock { ($0.chunks, $0.chunkFailure) }
      for chunk in script { try await chunks.write(chunk) }
      if let failure { throw failure }
    }
  }
}

extension Reddytalk_Deployer_V1_Deployment {
  fileprivate static func fake(
    _ id: String, _ state: Reddytalk_Deployer_V1_DeploymentState
  ) -> Self {
    .with {
      $0.id = id
      $0.modelVersionID = "mv-1"
      $0.environment = .production
      $0.strategy = .blueGreen
      $0.state = state
      $0.createdAtMs = 1_800_000_000_000
      $0.liveAtMs = 1_800_000_005_000
    }
  }
}

extension Reddytalk_Deployer_V1_EnvironmentStatus {
  fileprivate static func live(
    _ environment: Reddytalk_Deployer_V1_Environment, _ deploymentID: String,
    _ modelVersionID: String
  ) -> Self {
    .with {
      $0.environment = environment
      $0.liveDeploymentID = deploymentID
      $0.liveModelVersionID = modelVersionID
    }
  }
}

extension Reddytalk_Deployer_V1_CompleteChunk {
  static func text(_ delta: String) -> Self { .with { $0.delta = delta } }

  static func final(_ response: Reddytalk_Deployer_V1_CompleteResponse) -> Self {
    .with { $0.final = response }
  }
}

extension Reddytalk_Deployer_V1_CompleteResponse {
  /// Everything but the text.
  static var emergency: Self {
    .with {
      $0.modelVersionID = "mv-1"
      $0.modelDigest = "sha256:def"
      $0.deploymentID = "dep-1"
      $0.category = .emergency
      $0.disposition = "escalate_emergency"
      $0.escalated = true
      $0.confidence = 0.97
      $0.sourceRecordIds = ["rec-1"]
      $0.promptTokens = 7
      $0.completionTokens = 3
    }
  }
}
