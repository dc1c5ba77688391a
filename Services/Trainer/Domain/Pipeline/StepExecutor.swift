/// Does the work of a run's steps.
///
/// Each step may be done again after a crash at any instant: what it orders elsewhere carries a key
/// derived from the run's id, what it makes here has a name derived from it.
package struct StepExecutor: Sendable {
  let dataset: any DatasetSource
  let evaluations: any EvaluationService
  let deployments: any DeploymentService
  let providers: ProviderRegistry
  let artifacts: ArtifactStore
  let signer: any ManifestSigner
  let ledger: any TrainerLedger
  let limits: RunLimits
  let time: Timekeeper

  package init(
    dataset: any DatasetSource, evaluations: any EvaluationService,
    deployments: any DeploymentService, providers: ProviderRegistry, artifacts: ArtifactStore,
    signer: any ManifestSigner, ledger: any TrainerLedger, limits: RunLimits, time: Timekeeper
  ) {
    self.dataset = dataset
    self.evaluations = evaluations
    self.deployments = deployments
    self.providers = providers
    self.artifacts = artifacts
    self.signer = signer
    self.ledger = ledger
    self.limits = limits
    self.time = time
  }

  /// Does a step.
  ///
  /// - Throws: `RunFailure` when the run cannot go on, `PeerError` when another service does not do
  ///   its part, `CancellationError` when the task is cancelled, and what the disk throws.
  package func perform(
    _ step: RunStep, of run: Run, budget: WorkBudget
  ) async throws -> StepOutcome {
    switch step {
    case .takeSnapshot: try await self.takeSnapshot(run)
    case .train: try await self.train(run, budget: budget)
    case .startEvaluation: try await self.startEvaluation(run)
    case .awaitEvaluation: try await self.awaitEvaluation(run, budget: budget)
    case .startDeployment: try await self.startDeployment(run)
    case .awaitDeployment: try await self.awaitDeployment(run, budget: budget)
    case .stop: StepOutcome(event: .stopped)
    }
  }

  private func takeSnapshot(_ run: Run) async throws -> StepOutcome {
    let baseline = try await self.deployments.production()?.version
    if let origin = run.request.reproduces {
      let snapshot = try await self.reproducedSnapshot(origin, in: run)
      return StepOutcome(event: .snapshotTaken(snapshot, baseline: baseline))
    }
    let snapshot = try await self.dataset.takeSnapshot()
    guard snapshot.recordCount >= self.limits.minimumRecords else {
      throw RunFailure.tooFewRecords(
        count: snapshot.recordCount, minimum: self.limits.minimumRecords)
    }
    return StepOutcome(event: .snapshotTaken(snapshot, baseline: baseline))
  }

  private func startEvaluation(_ run: Run) async throws -> StepOutcome {
    let order = EvaluationOrder(
      key: run.evaluationKey, version: run.madeVersion, baseline: run.baseline,
      requestedBy: run.request.requestedBy)
    return StepOutcome(event: .evaluationStarted(try await self.evaluations.start(order)))
  }

  private func awaitEvaluation(_ run: Run, budget: WorkBudget) async throws -> StepOutcome {
    guard let id = run.evaluationID else {
      preconditionFailure("an evaluation is waited for only once it was ordered")
    }
    while true {
      switch try await self.evaluations.status(of: id) {
      case .running: break
      case .passed(let reasons):
        return StepOutcome(event: .evaluationPassed(detail: Self.verdict("pass", reasons)))
      case .rejected(let outcome, let reasons):
        return StepOutcome(event: .evaluationRejected(detail: Self.verdict(outcome, reasons)))
      case .failed(let cause):
        throw RunFailure.evaluationFailed(id, cause: cause)
      }
      try budget.check("waiting for evaluation \(id)")
      try await self.time.sleep(self.limits.pollInterval)
    }
  }

  private func startDeployment(_ run: Run) async throws -> StepOutcome {
    let order = DeploymentOrder(
      key: run.deploymentKey, version: run.madeVersion, requestedBy: run.request.requestedBy,
      promotesAutomatically: self.limits.promotesAutomatically)
    let id = try await self.deployments.deployToStaging(order)
    return StepOutcome(event: .deploymentStarted(id))
  }

  private func awaitDeployment(_ run: Run, budget: WorkBudget) async throws -> StepOutcome {
    guard let id = run.deploymentID else {
      preconditionFailure("a deployment is waited for only once it was ordered")
    }
    while true {
      switch try await self.deployments.status(of: id) {
      case .pending: break
      case .live:
        return StepOutcome(event: .deploymentLive(detail: "\(run.madeVersion) is live in staging"))
      case .failed(let cause):
        throw RunFailure.deploymentFailed(id, cause: cause)
      }
      try budget.check("waiting for deployment \(id)")
      try await self.time.sleep(self.limits.pollInterval)
    }
  }

  private static func verdict(_ outcome: String, _ reasons: [String]) -> String {
    reasons.isEmpty
      ? "verdict: \(outcome)" : "verdict: \(outcome); \(reasons.joined(separator: "; "))"
  }
}

extension Run {
  /// The version that the run made.
  fileprivate var madeVersion: ModelVersionID {
    self.modelVersionID ?? ModelVersionID(madeBy: self.id)
  }
}
