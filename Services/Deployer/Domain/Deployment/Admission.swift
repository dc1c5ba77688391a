/// Decides whether a plan may begin: the version exists, its verdict admits it, staging has proven
/// it, and somebody else approved it.
struct Admission: Sendable {
  /// What speaks for a plan.
  struct Grant: Sendable {
    let model: ModelVersionRecord
    /// `nil` where no verdict is needed.
    let evaluationID: EvaluationID?
    /// `nil` where none is needed or none is there yet.
    let approval: Approval?
    /// Whether a person still has to approve.
    let awaitsApproval: Bool
  }

  let store: DeployerStore
  let registry: any ModelRegistry
  let verdicts: VerdictGate
  let approvals: ApprovalPolicy
  let retirement: RetirementPolicy
  let clock: DeployerClock

  /// What speaks for a plan.
  ///
  /// - Throws: `DeployerError` naming what is missing.
  func admit(_ plan: DeploymentPlan) async throws -> Grant {
    let model = try await self.registry.modelVersion(plan.modelVersionID)
    try self.requireFuture(of: model, in: plan.environment)
    guard plan.environment.needsVerdict else {
      return Grant(model: model, evaluationID: nil, approval: nil, awaitsApproval: false)
    }
    let verdict = try await self.verdicts.admit(model)
    guard plan.environment == .production else {
      return Grant(
        model: model, evaluationID: verdict.evaluationID, approval: nil, awaitsApproval: false)
    }
    try await self.requireProof(model)
    let decision = try await self.decide(
      model.digest, verdict.evaluationID, runRequester: model.runRequestedBy,
      deploymentRequester: plan.requestedBy)
    switch decision {
    case .approved(let approval):
      return Grant(
        model: model, evaluationID: verdict.evaluationID, approval: approval,
        awaitsApproval: false)
    case .missing:
      return Grant(
        model: model, evaluationID: verdict.evaluationID, approval: nil,
        awaitsApproval: self.approvals.isRequired)
    case .onlyBySameIdentity(let who):
      guard self.approvals.isRequired else {
        return Grant(
          model: model, evaluationID: verdict.evaluationID, approval: nil, awaitsApproval: false)
      }
      throw DeployerError.approvalBySameIdentity(
        "the approval at hand does not count: \(who); somebody else must approve")
    }
  }

  /// The approval that a deployment rests on when it is about to go live.
  ///
  /// - Returns: `nil` when none is needed.
  /// - Throws: `DeployerError.approvalMissing` or `.approvalBySameIdentity`.
  func confirmApproval(of deployment: Deployment) async throws -> Approval? {
    guard deployment.plan.environment == .production, self.approvals.isRequired else { return nil }
    guard let evaluationID = deployment.evaluationID else {
      throw DeployerError.approvalMissing("deployment \(deployment.id) rests on no evaluation")
    }
    let decision = try await self.decide(
      deployment.digest, evaluationID, runRequester: deployment.runRequestedBy,
      deploymentRequester: deployment.plan.requestedBy)
    switch decision {
    case .approved(let approval): return approval
    case .missing:
      throw DeployerError.approvalMissing(
        "no valid approval for these bytes and this evaluation; approve the version again")
    case .onlyBySameIdentity(let who):
      throw DeployerError.approvalBySameIdentity("the approval at hand does not count: \(who)")
    }
  }

  /// Those who may not approve a version.
  func parties(
    _ digest: ModelDigest, runRequester: String, deploymentRequester: String?
  ) async throws -> InterestedParties {
    let proofs = try await self.store.provenInStaging(digest)
    return InterestedParties(
      runRequester: runRequester, stagingRequesters: Set(proofs.map(\.plan.requestedBy)),
      deploymentRequester: deploymentRequester)
  }

  /// Lets only versions into production that will answer for a while.
  ///
  /// - Throws: `DeployerError.retiring` with the day and what to do.
  func requireFuture(
    of model: ModelVersionRecord, in environment: DeploymentEnvironment
  ) throws(DeployerError) {
    guard environment == .production,
      let objection = self.retirement.objection(
        to: model.id, model.lifecycle, at: self.clock.now())
    else { return }
    throw .retiring(objection)
  }

  /// Lets only versions pass that staging has proven.
  ///
  /// - Throws: `DeployerError.wrongState`.
  func requireProof(_ model: ModelVersionRecord) async throws {
    guard try await self.store.provenInStaging(model.digest).isEmpty else { return }
    throw DeployerError.wrongState(
      "model version \(model.id) has not been live in staging with passed tests; "
        + "deploy it to staging first")
  }

  private func decide(
    _ digest: ModelDigest, _ evaluationID: EvaluationID, runRequester: String,
    deploymentRequester: String
  ) async throws -> ApprovalPolicy.Decision {
    self.approvals.decide(
      try await self.store.approvals(of: digest), for: digest, evaluationID,
      parties: try await self.parties(
        digest, runRequester: runRequester, deploymentRequester: deploymentRequester),
      at: self.clock.now())
  }
}
