import FoundationEssentials
package import Logging

/// Brings runs to their end, one durable step at a time.
///
/// The ledger alone says where a run stands, so a driver that dies is continued by the next one at
/// the step it was in.
package actor RunDriver {
  private let executor: StepExecutor
  private let ledger: any TrainerLedger
  private let limits: RunLimits
  private let retryDelay: RetryDelay
  private let time: Timekeeper
  private let metrics: TrainerMetrics
  private let logger: Logger

  /// The step in work, so that a stop can cancel it.
  private var work: Task<StepOutcome, any Error>?
  /// The run that is to stop: its request is durable.
  private var stopping: RunID?
  /// What the run waits for: another service, or the disk; nil while nothing holds it up.
  package private(set) var waiting: String?

  package init(
    executor: StepExecutor, retryDelay: RetryDelay = RetryDelay(), metrics: TrainerMetrics,
    logger: Logger
  ) {
    self.executor = executor
    self.ledger = executor.ledger
    self.limits = executor.limits
    self.time = executor.time
    self.retryDelay = retryDelay
    self.metrics = metrics
    self.logger = logger
  }

  /// Removes what no run and no version needs any more: a former process may have died before it
  /// could.
  package func removeOrphans() async throws {
    let active = try await self.ledger.activeRun()
    var versions = try await self.ledger.modelVersionIDs()
    if let active { versions.insert(ModelVersionID(madeBy: active.id)) }
    let removed = try self.executor.artifacts.removeOrphans(
      keepingWorkspaceOf: active?.id, artifactsOf: versions)
    guard !removed.isEmpty else { return }
    self.logger.notice(
      "Removed directories that an interrupted run had left",
      metadata: ["trainer.orphans": "\(removed.joined(separator: " "))"])
  }

  /// Brings a run to its end.
  ///
  /// - Throws: `CancellationError` when the task is cancelled, and what the ledger or the disk
  ///   throws; the run stays where it is and can be driven again.
  package func drive(_ id: RunID) async throws {
    do {
      try await self.bringToEnd(id)
      self.waiting = nil
    } catch {
      self.waiting = error is CancellationError ? nil : OperatorText.of(error)
      throw error
    }
  }

  /// Cancels the work on a run whose stop request is durable.
  package func interrupt(_ id: RunID) {
    self.stopping = id
    self.work?.cancel()
  }

  private func bringToEnd(_ id: RunID) async throws {
    guard var run = try await self.ledger.run(id) else { throw TrainerError.unknownRun(id) }
    let budget = WorkBudget(run: run, limit: self.limits.maximumDuration, time: self.time)
    while let step = try await self.nextStep(of: &run) {
      run = try await self.take(step, of: run, budget)
      self.logger.info(
        "Pipeline run advanced",
        metadata: ["run.id": "\(id)", "run.state": "\(run.state.rawValue)"])
    }
    self.stopping = nil
    try self.executor.artifacts.discardWorkspace(of: id)
  }

  private func nextStep(of run: inout Run) async throws -> RunStep? {
    // The request may have become durable after `run` was read.
    if self.stopping == run.id, run.stopRequest == nil,
      let current = try await self.ledger.run(run.id)
    {
      run = current
    }
    return RunMachine.nextStep(of: run)
  }

  private func take(_ step: RunStep, of run: Run, _ budget: WorkBudget) async throws -> Run {
    let outcome: StepOutcome
    do {
      try await self.ledger.begin(
        step, of: run.id, inputDigest: run.inputDigest(of: step), at: self.time.now())
      outcome = try await self.interruptible(run.id) {
        try await self.attempt(step, of: run, budget)
      }
    } catch let failure as RunFailure {
      outcome = StepOutcome(event: .failed(cause: failure.description))
    } catch is CancellationError where self.stopping == run.id && !Task.isCancelled {
      guard let current = try await self.ledger.run(run.id) else {
        throw TrainerError.unknownRun(run.id)
      }
      return current
    }
    return try await self.record(outcome, of: step, in: run.id, worked: budget.worked)
  }

  private func interruptible(
    _ id: RunID, _ work: @escaping @Sendable () async throws -> StepOutcome
  ) async throws -> StepOutcome {
    let task = Task(operation: work)
    self.work = task
    // The interruption may have come between two steps, when there was no work to cancel.
    if self.stopping == id { task.cancel() }
    defer { self.work = nil }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Does a step, again and again while another service is away.
  private func attempt(
    _ step: RunStep, of run: Run, _ budget: WorkBudget
  ) async throws -> StepOutcome {
    var failures = 0
    var breakdowns = 0
    while true {
      do {
        let outcome = try await self.executor.perform(step, of: run, budget: budget)
        self.waiting = nil
        return outcome
      } catch let error as PeerError {
        failures += 1
        switch error {
        case .unreachable: breakdowns = 0
        case .broken: breakdowns += 1
        case .refused: throw RunFailure.peer(error)
        }
        guard breakdowns < self.limits.maximumBreakdowns else { throw RunFailure.peer(error) }
        try await self.pause(after: error, failures: failures, of: run, budget)
      }
    }
  }

  private func pause(
    after error: PeerError, failures: Int, of run: Run, _ budget: WorkBudget
  ) async throws {
    if self.waiting != "\(error)" {
      self.logger.warning(
        "A pipeline run waits for another service",
        metadata: ["run.id": "\(run.id)", "peer.error": "\(error)"])
    }
    self.waiting = "\(error)"
    try budget.check("waiting because \(error)")
    var generator = SystemRandomNumberGenerator()
    try await self.time.sleep(
      self.retryDelay.afterFailures(failures, using: &generator))
  }

  private func record(
    _ outcome: StepOutcome, of step: RunStep, in id: RunID, worked: Duration
  ) async throws -> Run {
    let now = self.time.now()
    let run = try await self.ledger.update(id) { run in
      var event = outcome.event
      // Cancelled work may fail in its own way; what ended the run is the stop.
      if run.stopRequest != nil, case .failed = event { event = .stopped }
      var next = try RunMachine.applying(event, to: run, at: now)
      next.worked = worked
      return RunAdvance(
        run: next, finishedStep: step, modelVersion: outcome.modelVersion,
        event: next.state == run.state ? nil : PipelineEvent(next),
        audit: Self.notes(of: next, after: run, registered: outcome.modelVersion, at: now))
    }
    self.metrics.count(run, registered: outcome.modelVersion)
    return run
  }

  private static func notes(
    of next: Run, after run: Run, registered version: ModelVersion?, at now: Date
  ) -> [AuditNote] {
    var notes: [AuditNote] = []
    if let version {
      notes.append(
        AuditNote(
          requester: .service, action: "model.register", objectID: version.id.rawValue,
          reason: "made by run \(run.id), digest \(version.artifact.digest)", at: now))
    }
    if next.state.isFinal {
      notes.append(
        AuditNote(
          requester: .service, action: "run.finish", objectID: run.id.rawValue,
          reason: "\(next.state.rawValue): \(next.outcomeDetail)", at: now))
    }
    return notes
  }
}
