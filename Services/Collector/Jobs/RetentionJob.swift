package import FoundationEssentials
package import Logging
import ServiceLifecycle

/// Forgets events that are older than anybody should be behind.
package struct RetentionJob: Service {
  private let store: CollectorStore
  private let retention: Duration
  private let now: @Sendable () -> Date
  private let logger: Logger

  private static let interval = Duration.seconds(3_600)

  package init(
    store: CollectorStore, retention: Duration, logger: Logger,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.store = store
    self.retention = retention
    self.logger = logger
    self.now = now
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await self.forget()
        } catch {
          self.logger.warning("events not forgotten", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: Self.interval)
      }
    }
  }

  /// Forgets once; returns how many events.
  @discardableResult
  package func forget() async throws -> Int {
    try await self.store.forgetEvents(
      before: self.now().addingTimeInterval(-(self.retention / .seconds(1))))
  }
}
