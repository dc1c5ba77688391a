import Foundation
import ModelRuntime

@testable import Deployer

/// Makes versions that serve without having been deployed.
enum TestArm {
  static func make(
    _ name: String, _ time: DeployerTime, model: FrontDeskModel? = nil,
    _ change: (inout DeploymentPlan) -> Void = { _ in }
  ) -> ServingArm {
    var plan = DeploymentPlan(
      modelVersionID: ModelVersionID(name), environment: .production, requestedBy: "anna")
    change(&plan)
    let deployment = Deployment(
      id: DeploymentID(name), plan: plan, idempotencyKey: nil,
      model: ModelVersionRecord(
        id: plan.modelVersionID, digest: ModelDigest("sha256:\(name)"), datasetRoot: "root",
        runRequestedBy: "anna", signature: Data(), keyID: "k"),
      createdAt: time.now, state: .preparing, detail: "")
    return ServingArm(deployment, model: model ?? FrontDeskModel(name), clock: time.deployerClock)
  }
}
