import FoundationEssentials
import HTTPClient
import Logging
import ProviderAccess

extension HubProvider {
  /// How long a log is read at first before the job is looked at again.
  private static let firstWindow = Duration.seconds(30)
  /// And at most: each reading begins at the log's beginning.
  private static let longestWindow = Duration.seconds(300)

  /// Follows a job to its end.
  ///
  /// - Returns: The job, which succeeded, and what it printed.
  /// - Throws: `RunFailure` when it did not, or when `report` says that the time is over; `RemoteError`.
  func watch(
    _ job: TrainingJob, _ remote: RemoteJob,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> (HubJob, HubLog) {
    guard let id = remote.jobID else { throw TrainerError.unknownRun(job.runID) }
    let startedAt = self.time.uptime()
    var log = HubLog(self.trackerPlan(job.parameters, remote), cursor: remote.eventCursor)
    var (delay, window) = (PollDelay(), Self.firstWindow)
    var generator = SystemRandomNumberGenerator()
    while true {
      let current = try await self.api.job(id)
      if current.stage.state != .queued {
        try await self.read(&log, of: id, for: window, since: startedAt, report: report)
        window = min(window * 2, Self.longestWindow)
      }
      if try await self.note(current, log.cursor, of: job.runID) { delay.reset() }
      switch current.stage.state {
      case .succeeded: return (current, log)
      case .failed: throw self.failure(of: current, log)
      case .cancelled:
        throw RunFailure.trainingFailed(reason: "the job was cancelled at \(self.name)")
      default: break
      }
      // Looks whether there is time left, also while nothing is to be told.
      try report(log.last ?? .waiting)
      try await self.time.sleep(delay.advance(using: &generator))
    }
  }

  private func trackerPlan(
    _ parameters: TrainingParameters, _ remote: RemoteJob
  ) -> ProgressTracker.Plan {
    self.plan(parameters, remote).trackerPlan(
      examples: remote.file(.training)?.lines ?? 0,
      validationExamples: remote.file(.validation)?.lines ?? 0)
  }

  /// A log tells of progress only: a training is not given up because it cannot be read.
  private func read(
    _ log: inout HubLog, of id: String, for window: Duration, since startedAt: Duration,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws {
    log.rewind()
    do {
      try await self.api.readLog(ofJob: id, for: window) { text in
        // Progress bars end their lines with a carriage return.
        for line in text.split(whereSeparator: \.isNewline) {
          let elapsed = self.time.uptime() - startedAt
          if let progress = try log.take(String(line), elapsed: elapsed) { try report(progress) }
        }
      }
    } catch let error as RemoteError {
      self.logger.debug("A job's log was not read to its end", metadata: ["error": "\(error)"])
    }
  }

  /// - Returns: Whether the state changed.
  private func note(_ current: HubJob, _ cursor: String, of run: RunID) async throws -> Bool {
    let now = self.time.now()
    guard let former = try await self.ledger.remoteJob(of: run) else {
      throw TrainerError.unknownRun(run)
    }
    let next = current.stage.state.map(former.state.observing) ?? former.state
    guard next != former.state || cursor != former.eventCursor else { return false }
    try await self.ledger.adjust(run) { job in
      job.observe(next, at: now)
      job.eventCursor = cursor
    }
    return next != former.state
  }

  private func failure(of job: HubJob, _ log: HubLog) -> RunFailure {
    var redactor = Redactor()
    redactor.add(self.api.jobToken.value)
    let said = job.message.map { "\($0.prefix(300))" } ?? ""
    let words = said.isEmpty ? "it does not say why" : said
    let lines = log.newest.isEmpty ? "" : "; its last lines: \(log.newest.joined(separator: " | "))"
    return .trainingFailed(
      reason: redactor.redact("the job failed at \(self.name): \(words)\(lines)"))
  }
}
