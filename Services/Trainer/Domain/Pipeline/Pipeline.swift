/// What the Trainer does for its callers.
package struct Pipeline: Sendable {
  private let ledger: any TrainerLedger
  private let starter: RunStarter
  private let driver: RunDriver
  private let monitor: TriggerMonitor
  private let time: Timekeeper

  /// How long a stop waits for the run to end before it answers: training looks up every step.
  private static let stopPatience = Duration.seconds(5)
  private static let stopPollInterval = Duration.milliseconds(20)

  package init(
    ledger: any TrainerLedger, starter: RunStarter, driver: RunDriver, monitor: TriggerMonitor,
    time: Timekeeper
  ) {
    self.ledger = ledger
    self.starter = starter
    self.driver = driver
    self.monitor = monitor
    self.time = time
  }

  /// Starts a run; see `RunStarter`.
  package func start(_ order: StartOrder, by requester: Requester) async throws -> Run {
    try await self.starter.start(order, by: requester)
  }

  /// Stops the active run. Repeating it before the run has ended changes nothing.
  ///
  /// - Returns: The run, normally `stopped`; still active when its work takes long to end, in which
  ///   case it will be stopped all the same: the request is durable.
  /// - Throws: `TrainerError.noActiveRun`.
  package func stop(
    reason: String, requestedBy: String, by requester: Requester
  ) async throws -> Run {
    guard !requestedBy.isEmpty else { throw TrainerError.missingRequester }
    guard let active = try await self.ledger.activeRun() else { throw TrainerError.noActiveRun }
    let request = StopRequest(requestedBy: requestedBy, reason: reason, at: self.time.now())
    _ = try await self.ledger.update(active.id) { run in
      if run.state.isFinal { throw TrainerError.noActiveRun }
      if run.stopRequest != nil { return RunAdvance(run: run) }
      let note = AuditNote(
        requester: requester, action: "run.stop", objectID: run.id.rawValue, reason: reason,
        at: request.at)
      return RunAdvance(
        run: try RunMachine.applying(.stopRequested(request), to: run, at: request.at),
        audit: [note])
    }
    await self.driver.interrupt(active.id)
    return try await self.settled(active.id)
  }

  /// Stops a run whose dataset holds records of somebody who was erased; one that has ended is left as it is.
  package func stop(
    _ id: RunID, holdingErasedRecordsFor requestedBy: String
  ) async throws {
    guard try await self.ledger.activeRun()?.id == id else { return }
    do {
      _ = try await self.stop(
        reason: "its dataset holds records of somebody who was erased", requestedBy: requestedBy,
        by: .service)
    } catch TrainerError.noActiveRun {
      return
    }
  }

  /// A run.
  ///
  /// - Throws: `TrainerError.unknownRun`.
  package func run(_ id: RunID) async throws -> Run {
    guard let run = try await self.ledger.run(id) else { throw TrainerError.unknownRun(id) }
    return run
  }

  /// The newest runs, newest first.
  package func runs(limit: Int) async throws -> [Run] {
    try await self.ledger.runs(limit: limit)
  }

  /// A model version.
  ///
  /// - Throws: `TrainerError.unknownModelVersion`.
  package func modelVersion(_ id: ModelVersionID) async throws -> ModelVersion {
    guard let version = try await self.ledger.modelVersion(id) else {
      throw TrainerError.unknownModelVersion(id)
    }
    return version
  }

  /// A model version whose artefact is about to be handed out, which is recorded first.
  ///
  /// - Throws: `TrainerError.unknownModelVersion`; what the store throws when it cannot be recorded.
  package func release(
    _ id: ModelVersionID, to requester: Requester
  ) async throws -> ModelVersion {
    let version = try await self.modelVersion(id)
    try await self.ledger.record(
      AuditNote(
        requester: requester, action: "model.read", objectID: id.rawValue,
        reason: "digest \(version.artifact.digest)", at: self.time.now()))
    return version
  }

  /// The newest model versions, newest first.
  package func modelVersions(limit: Int) async throws -> [ModelVersion] {
    try await self.ledger.modelVersions(limit: limit)
  }

  /// How the pipeline stands.
  package func status() async throws -> PipelineStatus {
    let assessment = try await self.monitor.assessment()
    let history = try await self.ledger.triggerHistory()
    var blockers = assessment.blockers
    if let refusal = self.ledger.refusal { blockers.insert(refusal, at: 0) }
    let waiting = await self.driver.waiting
    if let run = history.activeRun, let waiting {
      blockers.append("run \(run.id) waits because \(waiting)")
    }
    let manual = TriggerStatus(
      reason: .manual, isEnabled: true, isMet: false, detail: "started by hand",
      lastFiredAt: history.lastFired[.manual], nextDueAt: nil)
    return PipelineStatus(
      activeRun: history.activeRun, lastRun: history.lastFinishedRun,
      triggers: [manual] + assessment.triggers, productionVersion: assessment.productionVersion,
      performance: assessment.performance, waiting: waiting,
      isCollectorKnown: assessment.isCollectorKnown, blockers: blockers)
  }

  private func settled(_ id: RunID) async throws -> Run {
    let deadline = self.time.uptime() + Self.stopPatience
    while true {
      let run = try await self.run(id)
      if run.state.isFinal || self.time.uptime() >= deadline { return run }
      try await self.time.sleep(Self.stopPollInterval)
    }
  }
}
