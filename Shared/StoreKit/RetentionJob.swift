public import FoundationEssentials
public import Logging
public import ServiceLifecycle

/// Removes what a store holds longer than it should, at the start and then once an hour.
public struct RetentionJob: Service {
  private let retention: Duration
  private let clock: any Clock<Duration>
  private let now: @Sendable () -> Date
  private let logger: Logger
  private let remove: @Sendable (Date) async throws -> Int

  /// Time from one removal to the next.
  public static let interval = Duration.seconds(3600)

  /// A job that keeps what is younger than `retention`.
  ///
  /// - Parameters:
  ///   - retention: How long things are kept.
  ///   - logger: Told of removals that fail; they are tried again.
  ///   - clock: What is slept by.
  ///   - now: The time of day.
  ///   - remove: Removes what is older than a time, and returns how much it was.
  public init(
    keeping retention: Duration, logger: Logger,
    clock: any Clock<Duration> = ContinuousClock(),
    now: @escaping @Sendable () -> Date = { Date() },
    remove: @escaping @Sendable (Date) async throws -> Int
  ) {
    self.retention = retention
    self.clock = clock
    self.now = now
    self.logger = logger
    self.remove = remove
  }

  /// Runs until graceful shutdown.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.removeOnce()
        try? await self.clock.sleep(for: Self.interval)
      }
    }
  }

  private func removeOnce() async {
    do {
      let limit = self.now().addingTimeInterval(-(self.retention / .seconds(1)))
      let count = try await self.remove(limit)
      if count > 0 { self.logger.info("old rows removed", metadata: ["rows": "\(count)"]) }
    } catch {
      self.logger.warning("old rows not removed", metadata: ["error": "\(error)"])
    }
  }
}
