package import Logging

/// Watches what triggers depend on and starts the runs they decide on.
package actor TriggerMonitor {
  private let dataset: any DatasetSource
  private let deployments: any DeploymentService
  private let ledger: any TrainerLedger
  private let starter: RunStarter
  private let policy: TriggerPolicy
  private let time: Timekeeper
  private let logger: Logger

  private var lastObservation: TriggerObservation?
  private var settling: IngestSettling

  package init(
    dataset: any DatasetSource, deployments: any DeploymentService, ledger: any TrainerLedger,
    starter: RunStarter, policy: TriggerPolicy, time: Timekeeper, logger: Logger
  ) {
    self.dataset = dataset
    self.deployments = deployments
    self.ledger = ledger
    self.starter = starter
    self.policy = policy
    self.settling = IngestSettling(
      quiet: policy.settings.settleTime, longest: policy.settings.longestSettleTime)
    self.time = time
    self.logger = logger
  }

  /// Looks, and starts a run when a trigger fires.
  ///
  /// - Returns: The run that was started; nil when none was.
  @discardableResult
  package func check() async throws -> Run? {
    let history = try await self.ledger.triggerHistory()
    let observation = await self.observe(after: history.usedSequence)
    let assessment = self.policy.assess(observation, history: history, at: self.time.now())
    if let anchor = assessment.newScheduleAnchor {
      self.logger.warning("The clock was set back; the schedule begins anew")
      try await self.ledger.setScheduleAnchor(anchor)
    }
    guard let decision = assessment.decision, self.mayStart(decision) else {
      return nil
    }
    guard let run = try await self.starter.start(decision) else { return nil }
    self.logger.notice(
      "A trigger started a pipeline run",
      metadata: [
        "run.id": "\(run.id)", "trigger.reason": "\(decision.reason.rawValue)",
        "trigger.detail": "\(decision.detail)",
      ])
    return run
  }

  private func mayStart(_ decision: TriggerDecision) -> Bool {
    switch decision.reason {
    case .dataThreshold, .qualityImprovement: self.settling.allowsStart(at: self.time.now())
    case .manual, .performanceDegradation, .scheduled: true
    }
  }

  /// How triggers and production stand, as of the last look; looks when that is too old to be true.
  package func assessment() async throws -> TriggerAssessment {
    let history = try await self.ledger.triggerHistory()
    let observation: TriggerObservation
    if let last = self.lastObservation, last.isCurrent(for: history) {
      observation = last
    } else {
      observation = await self.observe(after: history.usedSequence)
    }
    var assessment = self.policy.assess(observation, history: history, at: self.time.now())
    if let decision = assessment.decision, self.settling.isHolding {
      assessment.blockers.append("\(decision.reason.rawValue): data is still coming in")
    }
    return assessment
  }

  private func observe(after sequence: UInt64) async -> TriggerObservation {
    async let statistics = Self.result(of: .collector) {
      try await self.dataset.statistics(after: sequence)
    }
    async let production = Self.result(of: .deployer) { try await self.deployments.production() }
    let observation = await TriggerObservation(statistics: statistics, production: production)
    self.lastObservation = observation
    if case .success(let statistics) = observation.statistics {
      self.settling.observe(newSamples: statistics.newQualified, at: self.time.now())
    }
    return observation
  }

  private static func result<Value: Sendable>(
    of peer: Peer, _ ask: @Sendable () async throws -> Value
  ) async -> Result<Value, PeerError> {
    do {
      return .success(try await ask())
    } catch let error as PeerError {
      return .failure(error)
    } catch {
      return .failure(.unreachable(peer, detail: "\(error)"))
    }
  }
}

extension TriggerObservation {
  /// Whether the counters still count from where new data begins.
  fileprivate func isCurrent(for history: TriggerHistory) -> Bool {
    switch self.statistics {
    case .success(let statistics): statistics.afterIngestSequence == history.usedSequence
    case .failure: true
    }
  }
}
