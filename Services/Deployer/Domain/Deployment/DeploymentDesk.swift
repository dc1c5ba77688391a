import FoundationEssentials

/// Takes requests for deployments and approvals, and says no where the rules do.
struct DeploymentDesk: Sendable {
  let store: DeployerStore
  let admission: Admission
  let queue: WorkQueue
  /// DEPLOYMENT_DRILLS.
  let allowsDrills: Bool
  let clock: DeployerClock

  /// Begins a deployment; the work itself is done by the deployment job.
  ///
  /// - Parameter idempotencyKey: Repeating it with an equal plan gives the first deployment.
  /// - Throws: `DeployerError` naming what is wrong or missing.
  func deploy(
    _ plan: DeploymentPlan, idempotencyKey: String?, by initiator: Initiator
  ) async throws -> Deployment {
    do {
      return try await self.begin(plan, idempotencyKey, initiator)
    } catch let error as DeployerError where error.isDenial {
      try await self.noteDenial(.deploy, plan.modelVersionID, error, initiator)
      throw error
    }
  }

  /// Approves a model version for production.
  ///
  /// - Throws: `DeployerError` naming what is missing, or who may not approve.
  func approve(
    _ id: ModelVersionID, comment: String, by initiator: Initiator
  ) async throws -> Approval {
    do {
      return try await self.grant(id, comment, initiator)
    } catch let error as DeployerError where error.isDenial {
      try await self.noteDenial(.approve, id, error, initiator)
      throw error
    }
  }

  private func begin(
    _ plan: DeploymentPlan, _ key: String?, _ initiator: Initiator
  ) async throws -> Deployment {
    try plan.validate()
    if plan.drill != nil && !self.allowsDrills { throw DeployerError.drillsDisabled }
    if let key, let first = try await self.store.deployment(idempotencyKey: key) {
      return try self.repeated(first, plan, key)
    }
    let grant = try await self.admission.admit(plan)
    if grant.awaitsApproval { try await self.refuseSecondWaiting(grant.model) }
    var deployment = Deployment(
      id: DeploymentID("dep_" + UUID().uuidString.lowercased()), plan: plan, idempotencyKey: key,
      model: grant.model, createdAt: self.clock.now(),
      state: grant.awaitsApproval ? .awaitingApproval : .preparing,
      detail: Self.detail(grant, plan))
    deployment.evaluationID = grant.evaluationID
    deployment.approval = grant.approval
    let note = AuditNote(
      initiator: initiator, action: .deploy, objectID: deployment.id.rawValue, outcome: .succeeded,
      reason: "\(plan.modelVersionID) to \(plan.environment.rawValue)", at: deployment.createdAt)
    let accepted = try await self.store.accept(deployment, ChangeRecord(audit: [note]))
    self.queue.announce(plan.environment)
    if let key, accepted.id != deployment.id { return try self.repeated(accepted, plan, key) }
    return accepted
  }

  private func grant(
    _ id: ModelVersionID, _ comment: String, _ initiator: Initiator
  ) async throws -> Approval {
    guard !initiator.name.isEmpty else {
      throw DeployerError.invalidParameters("approvedBy is missing: an approval needs a person")
    }
    guard comment.utf8.count <= 2_000 else {
      throw DeployerError.invalidParameters("comment is longer than 2000 bytes")
    }
    let model = try await self.admission.registry.modelVersion(id)
    let verdict = try await self.admission.verdicts.admit(model)
    try await self.admission.requireProof(model)
    let parties = try await self.admission.parties(
      model.digest, runRequester: model.runRequestedBy, deploymentRequester: nil)
    try await self.refuseInterested(initiator.name, model, parties)
    let now = self.clock.now()
    let approval = Approval(
      id: ApprovalID("apr_" + UUID().uuidString.lowercased()), modelVersionID: id,
      digest: model.digest, evaluationID: verdict.evaluationID, approvedBy: initiator.name,
      comment: comment, approvedAt: now,
      expiresAt: self.admission.approvals.expiry(ofApprovalAt: now))
    let note = AuditNote(
      initiator: initiator, action: .approve, objectID: id.rawValue, outcome: .succeeded,
      reason: "\(model.digest), \(verdict.evaluationID)", at: now)
    let outcome = try await self.store.approve(approval, ChangeRecord(audit: [note])) {
      try Self.release(&$0, $1, initiator)
    }
    if !outcome.released.isEmpty { self.queue.announce(.production) }
    return outcome.approval
  }

  /// Lets a waiting deployment go on; `nil` when its own requester approved.
  private static func release(
    _ deployment: inout Deployment, _ approval: Approval, _ initiator: Initiator
  ) throws -> ChangeRecord? {
    guard deployment.plan.requestedBy != approval.approvedBy else { return nil }
    deployment.approval = approval
    deployment.evaluationID = approval.evaluationID
    try deployment.advance(
      to: .preparing, at: approval.approvedAt, detail: "approved by \(approval.approvedBy)")
    return ChangeRecord(audit: [
      AuditNote(
        initiator: initiator, action: .advance, objectID: deployment.id.rawValue,
        outcome: .succeeded, reason: "approved", at: approval.approvedAt)
    ])
  }

  private func repeated(
    _ first: Deployment, _ plan: DeploymentPlan, _ key: String
  ) throws -> Deployment {
    guard first.plan == plan else { throw DeployerError.idempotencyKeyReused(key) }
    return first
  }

  private func refuseSecondWaiting(_ model: ModelVersionRecord) async throws {
    guard let waiting = try await self.store.awaitingApproval(model.digest).first else { return }
    throw DeployerError.approvalMissing(
      "deployment \(waiting.id) of this version already waits for approval; "
        + "somebody other than its requester has to approve model version \(model.id)")
  }

  private func refuseInterested(
    _ approver: String, _ model: ModelVersionRecord, _ parties: InterestedParties
  ) async throws {
    var objection = parties.objection(to: approver)
    let waiting = try await self.store.awaitingApproval(model.digest)
    if !waiting.isEmpty, waiting.allSatisfy({ $0.plan.requestedBy == approver }) {
      objection = objection ?? "asked for the production deployment"
    }
    guard let objection else { return }
    throw DeployerError.approvalBySameIdentity(
      "\(approver) \(objection) of model version \(model.id); somebody else must approve")
  }

  private func noteDenial(
    _ action: AuditNote.Action, _ object: ModelVersionID, _ error: DeployerError,
    _ initiator: Initiator
  ) async throws {
    let note = AuditNote(
      initiator: initiator, action: action, objectID: object.rawValue, outcome: .denied,
      reason: error.description, at: self.clock.now())
    try await self.store.note(ChangeRecord(audit: [note]))
  }

  private static func detail(_ grant: Admission.Grant, _ plan: DeploymentPlan) -> String {
    if grant.awaitsApproval {
      return "waits for an approval by somebody other than \(plan.requestedBy)"
    }
    return "requested by \(plan.requestedBy)"
  }
}

extension DeployerError {
  /// Whether the caller was not allowed to, as opposed to something being missing or wrong.
  fileprivate var isDenial: Bool {
    switch self {
    case .approvalBySameIdentity, .drillsDisabled: true
    case .invalidParameters, .unknownModel, .unknownDeployment, .verdictMissing, .retiring,
      .wrongState, .approvalMissing, .idempotencyKeyReused, .nothingLive, .overloaded,
      .completionFailed,
      .completionTimedOut, .dependencyUnavailable:
      false
    }
  }
}
