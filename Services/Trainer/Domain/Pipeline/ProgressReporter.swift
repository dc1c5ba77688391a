import Synchronization

/// Takes a training's reports on whatever thread it runs, thins them out, and ends the training
/// when the run's time is over.
final class ProgressReporter: Sendable {
  /// The reports that are worth recording; ends after `finish()`.
  let reports: AsyncStream<TrainingProgress>

  private let continuation: AsyncStream<TrainingProgress>.Continuation
  private let throttle: Mutex<ProgressThrottle>
  private let elapsedBefore: Double
  private let budget: WorkBudget
  private let uptime: @Sendable () -> Duration

  init(interval: Duration, elapsedBefore: Double, budget: WorkBudget, time: Timekeeper) {
    // A ledger slower than training loses middle reports, never the newest.
    (self.reports, self.continuation) = AsyncStream.makeStream(
      bufferingPolicy: .bufferingNewest(64))
    self.throttle = Mutex(ProgressThrottle(interval: interval))
    self.elapsedBefore = elapsedBefore
    self.budget = budget
    self.uptime = time.uptime
  }

  /// Takes a report of this attempt.
  ///
  /// - Throws: `RunFailure.timeExceeded`.
  func report(_ progress: TrainingProgress) throws {
    try self.budget.check("training")
    let uptime = self.uptime()
    guard self.throttle.withLock({ $0.admits(progress, at: uptime) }) else { return }
    var total = progress
    total.elapsedSeconds += self.elapsedBefore
    self.continuation.yield(total)
  }

  /// Says that no report follows.
  func finish() { self.continuation.finish() }
}
