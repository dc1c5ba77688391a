package import Logging
import ServiceLifecycle

/// Runs accepted evaluations, one after the other, also those that a former process left behind.
package struct EvaluationJob: Service {
  /// How often the registry is tried before an evaluation is given up.
  package static let attempts = 5

  private let store: EvaluationStore
  private let runner: EvaluationRunner
  private let queue: EvaluationQueue
  private let clock: any Clock<Duration>
  private let logger: Logger

  package init(
    store: EvaluationStore, runner: EvaluationRunner, queue: EvaluationQueue,
    clock: any Clock<Duration> = ContinuousClock(), logger: Logger
  ) {
    self.store = store
    self.runner = runner
    self.queue = queue
    self.clock = clock
    self.logger = logger
  }

  /// Runs until graceful shutdown. An evaluation that is under way then is taken up again at the
  /// next start: nothing it has recorded is lost.
  package func run() async throws {
    do {
      try await cancelWhenGracefulShutdown {
        for id in try await self.store.running() { self.queue.enqueue(id) }
        for await id in self.queue.pending { try await self.work(on: id) }
      }
    } catch is CancellationError {
      self.logger.debug("evaluation job stopped")
    }
  }

  private func work(on id: EvaluationID) async throws {
    for attempt in 1...Self.attempts {
      switch try await self.runner.run(id) {
      case .completed(let outcome):
        self.logger.notice(
          "evaluation completed",
          metadata: ["evaluation.id": "\(id)", "evaluation.outcome": "\(outcome.rawValue)"])
        return
      case .failed(let reason):
        self.logger.error(
          "evaluation failed", metadata: ["evaluation.id": "\(id)", "error": "\(reason)"])
        return
      case .nothingToDo:
        return
      case .postponed(let reason):
        self.logger.warning(
          "evaluation waits for the model registry",
          metadata: ["evaluation.id": "\(id)", "attempt": "\(attempt)", "error": "\(reason)"])
        try await self.giveUp(id, after: attempt, reason: reason)
      }
    }
  }

  /// Waits before the next attempt; after the last one, gives the evaluation up.
  private func giveUp(_ id: EvaluationID, after attempt: Int, reason: String) async throws {
    guard attempt == Self.attempts else {
      try await self.clock.sleep(for: .seconds(1 << attempt))
      return
    }
    guard let evaluation = try await self.store.evaluation(id) else { return }
    try await self.runner.fail(
      evaluation, "\(reason), \(Self.attempts) times: check that the trainer runs, start it again")
  }
}
