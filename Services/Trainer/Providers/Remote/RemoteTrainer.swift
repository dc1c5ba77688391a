import FoundationEssentials
import Logging

/// A provider that trains elsewhere.
///
/// What is about to be done there is durable before it is done, and looked for before it is done again: so a run has
/// one job, however often this process dies and whatever answers are lost. See `RemoteJobLedger`.
protocol RemoteTrainer: TrainingProvider, RemoteJobCleaner {
  /// The durable memory.
  var ledger: any RemoteJobLedger { get }
  /// The clocks.
  var time: Timekeeper { get }
  /// Where operators read.
  var logger: Logger { get }
  /// Tells that there is something to clean up.
  var cleanUpSignal: RunSignal { get }
  /// How long after an unanswered request its effect may still come about.
  var settleTime: Duration { get }
  /// Whether it is the provider of its name, and not somebody who copies its interface and has ends of their own.
  var isOriginal: Bool { get }
}

extension RemoteTrainer {
  /// Trains a run, and orders its traces to be removed once that is over, however it ends.
  ///
  /// - Parameter body: Trains. Gets the job as it is noted.
  /// - Throws: What `body` throws; its `RemoteError` as what follows from it for the run.
  func seeingThrough(
    _ run: RunID, _ body: (RemoteJob) async throws -> TrainingMetrics
  ) async throws -> TrainingMetrics {
    let noted = try await self.ledger.note(
      RemoteJob(runID: run, provider: self.name, at: self.time.now()))
    do {
      let metrics = try await self.waitingForProvider(run) { try await body(noted) }
      try await self.orderCleanUp(of: run, because: "")
      return metrics
    } catch let failure as RunFailure {
      var reason = failure.description
      // A later attempt says it again in the same words.
      if case .trainingFailed(let words) = failure { reason = words }
      try await self.orderCleanUp(of: run, because: reason)
      throw failure
    } catch is CancellationError {
      // The service may only be stopping: then the job goes on, and is found again at the next start.
      if try await self.ledger.isEnding(run) {
        try await self.orderCleanUp(of: run, because: "the run was stopped")
      }
      throw CancellationError()
    }
  }

  /// Refuses what a former attempt has given up, whose traces are being removed: going on would put new ones in their
  /// place.
  func checkIsWanted(_ noted: RemoteJob) throws(RunFailure) {
    guard noted.cleanUp == .notDue else { throw .trainingFailed(reason: noted.detail) }
  }

  /// Tells operators which parameters have no effect.
  func warn(ofIgnored parameters: [String], in run: RunID) {
    guard !parameters.isEmpty else { return }
    self.logger.warning(
      "Parameters without counterpart at the provider have no effect",
      metadata: [
        "run.id": "\(run)", "provider": "\(self.name)",
        "parameters": "\(parameters.joined(separator: " "))",
      ])
  }

  /// Has the traces at the provider removed.
  private func orderCleanUp(of run: RunID, because reason: String) async throws {
    try await self.ledger.adjust(run) { job in
      guard job.cleanUp == .notDue else { return }
      job.cleanUp = .due
      if !reason.isEmpty { job.detail = reason }
    }
    self.cleanUpSignal.send()
  }

  // MARK: - Failing

  /// Makes calls whose failures a run waits for, or fails by.
  private func waitingForProvider<Value: Sendable>(
    _ run: RunID, _ calls: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await calls()
    } catch let error as RemoteError {
      let remote = try await self.ledger.remoteJob(of: run)
      let isUnderWay = remote?.jobID != nil || remote?.creationIntendedAt != nil
      throw try await self.consequence(of: error, jobIsUnderWay: isUnderWay)
    }
  }

  /// A job that is under way goes on while its owner renews a key or pays a bill: nothing that can be mended is a reason
  /// to throw it away.
  private func consequence(
    of error: RemoteError, jobIsUnderWay: Bool
  ) async throws -> any Error {
    let words = "\(self.name): \(error)"
    if error.isPassing {
      if let pause = error.retryAfter { try await self.time.sleep(min(pause, .seconds(120))) }
      return PeerError.unreachable(.provider, detail: words)
    }
    switch error {
    case .unauthenticated, .forbidden, .quotaExhausted, .prevented:
      return jobIsUnderWay
        ? PeerError.unreachable(.provider, detail: words)
        : RunFailure.trainingFailed(reason: words)
    default: return RunFailure.trainingFailed(reason: words)
    }
  }
}
