import FoundationEssentials

/// Time as the domain sees it, so that tests can hold it still.
struct DeployerClock: Sendable {
  /// The time of day, for records.
  let now: @Sendable () -> Date
  /// Time since an arbitrary start that never runs backwards, for measuring and waiting.
  let uptime: @Sendable () -> Duration
  /// Returns after a duration of `uptime`; throws `CancellationError` when the task is cancelled.
  let sleep: @Sendable (Duration) async throws -> Void

  /// The machine's clocks.
  static let system: DeployerClock = {
    let start = ContinuousClock.now
    return DeployerClock(
      // Stores keep milliseconds: what is written reads back equal.
      now: {
        Date(timeIntervalSince1970: (Date().timeIntervalSince1970 * 1_000).rounded() / 1_000)
      },
      uptime: { start.duration(to: .now) },
      sleep: { try await Task.sleep(for: $0) })
  }()
}
