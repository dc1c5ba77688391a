import Foundation
import Logging
import ServiceLifecycle

/// Removes what is older than its time, once an hour.
struct RetentionJob: Service {
  private let store: GatewayStore
  private let eventDays: Int
  private let tokenLifetime: Duration
  private let now: @Sendable () -> Date
  private let logger: Logger

  /// How long answers are kept for repetitions.
  private static let answerSeconds: TimeInterval = 24 * 3600

  /// Keeps events for `eventDays`, and revocations as long as tokens may live.
  init(
    store: GatewayStore, eventDays: Int, tokenLifetime: Duration,
    now: @escaping @Sendable () -> Date, logger: Logger
  ) {
    self.store = store
    self.eventDays = eventDays
    self.tokenLifetime = tokenLifetime
    self.now = now
    self.logger = logger
  }

  /// Runs until graceful shutdown.
  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await self.prune()
        try? await Task.sleep(for: .seconds(3600))
      }
    }
  }

  private func prune() async {
    let now = self.now()
    do {
      let count = try await self.store.prune(
        eventsBefore: now - TimeInterval(self.eventDays) * 24 * 3600,
        answersBefore: now - Self.answerSeconds,
        revocationsBefore: now - 2 * (self.tokenLifetime / .seconds(1)))
      if count > 0 { self.logger.info("old rows removed", metadata: ["rows": "\(count)"]) }
    } catch {
      self.logger.warning("old rows not removed", metadata: ["error": "\(error)"])
    }
  }
}
