import FoundationEssentials
import Logging
import ServiceLifecycle

/// Forgets old events, once an hour.
struct EventRetentionJob: Service {
  let store: TrainerStore
  let retention: Duration
  let time: Timekeeper
  let logger: Logger

  private static let interval = Duration.seconds(3600)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let limit = self.time.now().addingTimeInterval(-(self.retention / .seconds(1)))
          try await self.store.removeEvents(before: limit)
        } catch {
          self.logger.error("Old events cannot be removed", metadata: ["error": "\(error)"])
        }
        try? await self.time.sleep(Self.interval)
      }
    }
  }
}
