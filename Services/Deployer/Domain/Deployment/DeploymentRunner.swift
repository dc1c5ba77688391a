import FoundationEssentials

/// Takes accepted deployments one step further. Each step can be repeated: after a crash the next
/// process begins the step again that the store says the deployment is in.
struct DeploymentRunner: Sendable {
  /// What became of a step.
  enum Step: Hashable, Sendable {
    /// The deployment is in another state than before.
    case advanced(DeploymentState)
    /// Something that is needed is away; the step is to be tried again.
    case blocked(String)
  }

  let store: DeployerStore
  let admission: Admission
  let cache: ArtifactCache
  let pool: ModelPool
  let prober: Prober
  let switchboard: Switchboard
  /// How long a deployment may be blocked in one state before it fails.
  let patience: Duration
  let clock: DeployerClock

  /// Does the step that a deployment is in.
  ///
  /// - Throws: `CancellationError`, or a store's error; the deployment stays where it is.
  func advance(_ deployment: Deployment) async throws -> Step {
    do {
      switch deployment.state {
      case .preparing: return .advanced(try await self.prepare(deployment))
      case .testing: return .advanced(try await self.test(deployment))
      case .awaitingApproval, .live, .superseded, .rolledBack, .failed:
        return .advanced(deployment.state)
      }
    } catch let error as DeployerError {
      return try await self.settle(
        deployment, "\(error)", isPassing: error.isPassing, approvalMissing: error.isApprovalMissing
      )
    } catch let error as ArtifactError {
      return try await self.settle(deployment, "\(error)", isPassing: error.isPassing)
    }
  }

  /// Fetches, verifies and loads the artefact, and checks its verdict again.
  private func prepare(_ deployment: Deployment) async throws -> DeploymentState {
    let model = try await self.admission.registry.modelVersion(deployment.plan.modelVersionID)
    guard model.digest == deployment.digest else {
      throw ArtifactError.manifestDigestMismatch(
        expected: deployment.digest, actual: model.digest)
    }
    // It may have waited for its approval for weeks.
    try self.admission.requireFuture(of: model, in: deployment.plan.environment)
    let evaluationID =
      deployment.plan.environment.needsVerdict
      ? try await self.admission.verdicts.admit(model).evaluationID : nil
    _ = try await self.cache.fetch(model)
    _ = try await self.pool.model(model.digest)
    let now = self.clock.now()
    return try await self.store.change(deployment.id) { deployment in
      deployment.evaluationID = evaluationID
      try deployment.advance(to: .testing, at: now, detail: "artefact verified and loaded")
      return ChangeRecord()
    }.state
  }

  /// Puts the built-in questions to the loaded candidate, and goes live when it answers them.
  private func test(_ deployment: Deployment) async throws -> DeploymentState {
    let model = try await self.pool.model(deployment.digest)
    let report = try await self.prober.run(on: model, policy: deployment.plan.monitoring)
    guard report.passed else {
      try await self.fail(
        deployment.id, "post-deployment tests failed: \(report.failureDetail)",
        probes: report.results)
      return .failed
    }
    try await self.store.change(deployment.id) { deployment in
      deployment.probes = report.results
      return ChangeRecord()
    }
    let approval = try await self.admission.confirmApproval(of: deployment)
    return try await self.switchboard.goLive(
      deployment.id, approval: approval, alerts: self.alerts(report, deployment)
    ).state
  }

  private func alerts(_ report: ProbeReport, _ deployment: Deployment) -> [Alert] {
    let wanted = deployment.plan.monitoring.throughput
    guard report.throughput < wanted else { return [] }
    return [
      Alert(
        .throughput, .warning, about: deployment,
        "the tests measured \(Int(report.throughput)) requests a second, "
          + "\(Int(wanted)) are wanted; give the service more CPU or lower the threshold",
        at: self.clock.now())
    ]
  }

  /// Decides what an obstacle means for a deployment.
  private func settle(
    _ deployment: Deployment, _ detail: String, isPassing: Bool, approvalMissing: Bool = false
  ) async throws -> Step {
    // Somebody may have withdrawn it meanwhile: then the obstacle is only that.
    guard let present = try await self.store.deployment(deployment.id), present.state.isInProgress
    else { return .advanced(deployment.state) }
    if approvalMissing && present.state == .testing {
      return .advanced(try await self.waitForApproval(present.id, detail))
    }
    let blockedFor = self.clock.now().timeIntervalSince(present.stateSince)
    if isPassing && blockedFor < self.patience / .seconds(1) { return .blocked(detail) }
    try await self.fail(present.id, detail, probes: present.probes)
    return .advanced(.failed)
  }

  private func waitForApproval(
    _ id: DeploymentID, _ detail: String
  ) async throws -> DeploymentState {
    let now = self.clock.now()
    return try await self.store.change(id) { deployment in
      try deployment.advance(to: .awaitingApproval, at: now, detail: detail)
      return ChangeRecord()
    }.state
  }

  private func fail(
    _ id: DeploymentID, _ detail: String, probes: [ProbeResult]
  ) async throws {
    let now = self.clock.now()
    try await self.store.change(id) { deployment in
      deployment.probes = probes
      try deployment.advance(to: .failed, at: now, detail: detail)
      let alert = Alert(.deploymentFailed, .critical, about: deployment, detail, at: now)
      let note = AuditNote(
        initiator: .deployer, action: .advance, objectID: id.rawValue, outcome: .failed,
        reason: detail, at: now)
      return ChangeRecord(alerts: [alert], audit: [note])
    }
  }
}

extension DeployerError {
  /// Whether the obstacle may go away by itself.
  fileprivate var isPassing: Bool {
    switch self {
    case .dependencyUnavailable, .overloaded: true
    case .invalidParameters, .unknownModel, .unknownDeployment, .verdictMissing, .retiring,
      .wrongState, .approvalMissing, .approvalBySameIdentity, .idempotencyKeyReused,
      .drillsDisabled,
      .nothingLive, .completionFailed, .completionTimedOut:
      false
    }
  }

  fileprivate var isApprovalMissing: Bool {
    if case .approvalMissing = self { true } else { false }
  }
}

extension ArtifactError {
  /// Whether the obstacle may go away by itself.
  fileprivate var isPassing: Bool {
    switch self {
    case .cacheUnusable, .serverUnavailable: true
    case .manifestDigestMismatch, .signatureInvalid, .manifestUnreadable, .fileDigestMismatch,
      .fileMissing, .fileUnexpected, .piecesOutOfOrder, .tooLarge, .unloadable:
      false
    }
  }
}
