import FoundationEssentials
import Logging

/// One run's distributed training: has its trials trained, as many at a time as may be, and makes one model of them.
///
/// What is about to be done is noted before, so that whoever goes on after a crash finds the attempts that are under way.
/// An attempt whose process dies is followed by another one from the beginning; it alone has a good ticket then, so that no
/// trial is counted twice.
struct TrialTraining: Sendable {
  let runner: any TrialRunner
  let ledger: any TrialLedger
  let plan: SearchPlan
  let job: TrainingJob
  let workspace: TrialWorkspace
  let tickets: TrialTickets
  let time: Timekeeper
  let logger: Logger
  /// Time between two looks at what came in.
  let tick: Duration
  let report: @Sendable (TrainingProgress) throws -> Void

  /// How long an attempt whose result is there may take to end.
  private static let farewell = Duration.seconds(60)

  /// Trains, and keeps the chosen model.
  ///
  /// - Throws: `RunFailure`, `PeerError`, `CancellationError`, what `report` throws, and what the disk throws.
  func run() async throws -> TrainingMetrics {
    guard self.job.parameters.validationSplit > 0 else {
      throw RunFailure.trainingFailed(
        reason:
          "trials are compared by their loss on the validation part; set validationSplit above"
          + " 0, or train with the provider local")
    }
    let startedAt = self.time.uptime()
    try await self.runner.prepare(self.job.runID, in: self.workspace)
    let candidates = self.plan.candidates
    _ = try await self.ledger.plan(candidates, of: self.job.runID, from: 1)
    var trials = try await self.complete()
    guard let chosen = TrialChoice.best(of: trials) else {
      throw RunFailure.trainingFailed(reason: Self.reason(of: trials))
    }
    if self.plan.settings.leavesSourcesOut {
      let tasks = self.plan.withoutSources(of: self.job.records, like: chosen.task)
      _ = try await self.ledger.plan(tasks, of: self.job.runID, from: candidates.count + 1)
      trials = try await self.complete()
    }
    try await self.takeLeave(of: trials)
    try self.keep(chosen, from: trials)
    guard var metrics = chosen.result?.metrics else {
      throw RunFailure.trainingFailed(reason: "the chosen trial has no result")
    }
    metrics.seconds = (self.time.uptime() - startedAt) / .seconds(1)
    return metrics
  }

  // MARK: - Driving

  /// Brings all trials that are noted to their ends.
  private func complete() async throws -> [TrialRecord] {
    var progress = TrialProgress(elapsed: { [time, start = self.time.uptime()] in
      time.uptime() - start
    })
    var looks = self.runner.looks
    var nextLook = Duration.zero
    var generator = SystemRandomNumberGenerator()
    while true {
      var trials = try await self.ledger.trials(of: self.job.runID)
      if let news = progress.news(of: trials) { try self.report(news) }
      if trials.allSatisfy(\.phase.isFinal) { return trials }
      if self.time.uptime() >= nextLook {
        if try await self.look(at: trials) { looks.reset() }
        nextLook = self.time.uptime() + looks.advance(using: &generator)
        trials = try await self.ledger.trials(of: self.job.runID)
      }
      if try await self.startNext(of: trials) {
        looks.reset()
        nextLook = self.time.uptime() + looks.advance(using: &generator)
      }
      try await self.time.sleep(self.tick)
    }
  }

  /// Starts what was about to be started, then as many as may be.
  ///
  /// - Returns: Whether anything was started.
  private func startNext(of trials: [TrialRecord]) async throws -> Bool {
    var starting: [TrialRecord] = []
    for trial in trials where trial.phase == .starting {
      starting.append(try await self.intendAgain(trial))
    }
    let free = self.runner.parallel - trials.count(where: \.isUnderWay)
    for trial in trials.filter({ $0.phase == .waiting }).prefix(max(0, free)) {
      starting.append(try await self.intend(trial))
    }
    for trial in starting { try await self.start(trial) }
    return !starting.isEmpty
  }

  private func intend(_ trial: TrialRecord) async throws -> TrialRecord {
    let now = self.time.now()
    return try await self.ledger.updateTrial(trial.number, of: trial.runID) { [tickets] trial in
      guard trial.phase == .waiting else { return [] }
      trial.intend(
        ticketDigest: { TrialTickets.digest(of: tickets.ticket(of: $0)) }, at: now)
      return [
        AuditNote(
          requester: .service, action: "trial.start", objectID: "\(trial.id)",
          reason: trial.task.leftOutSource == nil ? "search" : "held-out source", at: now)
      ]
    }
  }

  /// Notes that the same attempt is about to be asked for once more: what is late counts from the last time.
  private func intendAgain(_ trial: TrialRecord) async throws -> TrialRecord {
    let (id, now) = (trial.id, self.time.now())
    return try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      if trial.id == id, trial.phase == .starting { trial.intendedAt = now }
      return []
    }
  }

  private func start(_ trial: TrialRecord) async throws {
    // It may have begun by now: then it was started.
    guard trial.phase == .starting else { return }
    let id = trial.id
    try await self.runner.start(self.launch(trial), in: self.workspace)
    try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      // It may have handed in its result by now.
      guard trial.id == id, trial.phase == .starting else { return [] }
      trial.phase = .running
      trial.intendedAt = nil
      return []
    }
  }

  /// Looks for attempts whose processes have ended.
  ///
  /// - Returns: Whether there were any.
  private func look(at trials: [TrialRecord]) async throws -> Bool {
    var found = false
    for trial in trials where trial.phase == .running {
      switch try await self.runner.standing(of: self.launch(trial)) {
      case .underWay: continue
      case .ended(let reason):
        found = try await self.close(trial, reason: "its process ended: \(reason)") || found
      case .absent:
        found = try await self.close(trial, reason: "its process is gone") || found
      }
    }
    return found
  }

  /// - Returns: Whether the attempt was under way still.
  private func close(_ trial: TrialRecord, reason: String?) async throws -> Bool {
    let (id, limit) = (trial.id, self.plan.settings.attempts)
    let closed = try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      // A result that came in between counts.
      guard trial.id == id, trial.isUnderWay else { return [] }
      trial.close(reason: reason, limit: limit)
      return []
    }
    guard closed.phase == .waiting || closed.phase == .failed else { return false }
    self.logger.warning(
      "A trial's process has ended without a result",
      metadata: ["trial.id": "\(id)", "trial.failures": "\(closed.failures)"])
    return true
  }

  private func launch(_ trial: TrialRecord) -> TrialLaunch {
    TrialLaunch(id: trial.id, ticket: self.tickets.ticket(of: trial.id))
  }

  // MARK: - Ending

  /// Ends what is under way, because the service ends and its processes do not outlive it. That is no fault of theirs.
  func suspend() async throws {
    let trials = try await self.ledger.trials(of: self.job.runID)
    try await self.runner.end(trials.filter(\.isUnderWay).map(\.id))
    for trial in trials where trial.isUnderWay { _ = try await self.close(trial, reason: nil) }
  }

  /// Lets processes whose results are there end by themselves.
  private func takeLeave(of trials: [TrialRecord]) async throws {
    let deadline = self.time.uptime() + Self.farewell
    for trial in trials where trial.phase == .succeeded {
      while self.time.uptime() < deadline {
        guard case .underWay = try await self.runner.standing(of: self.launch(trial)) else { break }
        try await self.time.sleep(self.tick)
      }
    }
    try await self.runner.end(trials.flatMap(\.attempts))
  }

  private func keep(_ chosen: TrialRecord, from trials: [TrialRecord]) throws {
    guard let result = chosen.result else { return }
    let choice = TrialChoice(trials: trials, splitSeed: self.plan.splitSeed)
    try self.job.keep(
      result.files.map { file in
        let content = try self.workspace.file(file.name, of: chosen.id)
        guard file.name == ArtifactFile.manifestName else {
          return ArtifactPart(name: file.name, content: content)
        }
        return ArtifactPart(
          name: file.name, content: try choice.manifest(content, of: chosen))
      })
  }

  private static func reason(of trials: [TrialRecord]) -> String {
    let details = trials.map { "trial \($0.number): \($0.detail)" }.prefix(3)
    return "none of \(trials.count) trials gave a model; \(details.joined(separator: "; "))"
  }
}
