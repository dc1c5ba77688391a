package import FoundationEssentials

/// The times that the pipeline works by, so that tests can turn the hands.
package struct Timekeeper: Sendable {
  /// The wall clock: what is recorded.
  package var now: @Sendable () -> Date
  /// A monotonic clock of this process: what is measured.
  package var uptime: @Sendable () -> Duration
  /// Waits on the monotonic clock; throws `CancellationError` when its task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Date, uptime: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
  }

  /// The system's clocks.
  package static let system: Timekeeper = {
    let start = ContinuousClock.now
    return Timekeeper(
      now: { Date() }, uptime: { ContinuousClock.now - start },
      sleep: { try await Task.sleep(for: $0) })
  }()
}
