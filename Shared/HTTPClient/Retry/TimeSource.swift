public import FoundationEssentials

/// Time as retries need it; a test brings its own.
public struct TimeSource: Sendable {
  /// How long it is since a fixed moment, by a clock that never goes back.
  public var elapsed: @Sendable () -> Duration
  /// The date, for what servers give as a date.
  public var date: @Sendable () -> Date
  /// Waits; throws `CancellationError` with the task.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 to 1.
  public var random: @Sendable () -> Double

  /// Creates a source.
  public init(
    elapsed: @escaping @Sendable () -> Duration, date: @escaping @Sendable () -> Date,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.elapsed = elapsed
    self.date = date
    self.sleep = sleep
    self.random = random
  }

  /// This machine's.
  public static let system = TimeSource(
    elapsed: { [start = ContinuousClock.now] in start.duration(to: .now) },
    date: { .now }, sleep: { try await Task.sleep(for: $0) }, random: { .random(in: 0...1) })
}
