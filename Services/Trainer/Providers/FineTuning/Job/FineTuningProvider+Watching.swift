import FoundationEssentials
import Logging

extension FineTuningProvider {
  /// Follows a job to its end.
  ///
  /// - Returns: The job, which succeeded.
  /// - Throws: `RunFailure` when it did not, or when `report` says that the time is over; `RemoteError`.
  func watch(
    _ job: TrainingJob, _ remote: RemoteJob,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> FineTuneJob {
    guard let id = remote.jobID else { throw TrainerError.unknownRun(job.runID) }
    let startedAt = self.time.uptime()
    var cursor = remote.eventCursor
    var reader = FineTuneProgressReader(job.parameters)
    var delay = PollDelay()
    var generator = SystemRandomNumberGenerator()
    while true {
      let current = try await self.api.job(id)
      let events = try await self.events(of: id, after: cursor)
      let elapsed = (self.time.uptime() - startedAt) / .seconds(1)
      for progress in reader.read(events, elapsedSeconds: elapsed) { try report(progress) }
      let newest = events.last?.id ?? cursor
      if try await self.note(current, newest, of: job.runID, formerCursor: cursor) { delay.reset() }
      cursor = newest
      switch current.status.state {
      case .succeeded: return current
      case .failed: throw self.failure(of: current)
      case .cancelled:
        throw RunFailure.trainingFailed(reason: "the job was cancelled at \(self.name)")
      default: break
      }
      // Looks whether there is time left, also while nothing is to be told.
      try report(reader.last ?? .waiting)
      try await self.time.sleep(delay.advance(using: &generator))
    }
  }

  /// Events tell of progress only: a training is not given up because they cannot be read.
  private func events(of id: String, after cursor: String?) async throws -> [FineTuneEvent] {
    do {
      return try await self.api.events(ofJob: id, after: cursor)
    } catch let error as RemoteError {
      self.logger.debug("Events of a job cannot be read", metadata: ["error": "\(error)"])
      return []
    }
  }

  /// - Returns: Whether the state changed.
  private func note(
    _ current: FineTuneJob, _ cursor: String?, of run: RunID, formerCursor: String?
  ) async throws -> Bool {
    let now = self.time.now()
    guard let former = try await self.ledger.remoteJob(of: run) else {
      throw TrainerError.unknownRun(run)
    }
    let next = current.status.state.map(former.state.observing) ?? former.state
    guard next != former.state || cursor != formerCursor else { return false }
    try await self.ledger.adjust(run) { job in
      job.observe(next, at: now)
      job.eventCursor = cursor
    }
    return next != former.state
  }

  private func failure(of job: FineTuneJob) -> RunFailure {
    let words = [job.error?.code, job.error?.message.map { "\($0.prefix(300))" }]
      .compactMap { $0 }.filter { !$0.isEmpty }
    return .trainingFailed(
      reason: "\(self.name) could not train: "
        + (words.isEmpty ? "it does not say why" : words.joined(separator: ": ")))
  }
}
