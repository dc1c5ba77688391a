import Logging
import ServiceLifecycle

/// Looks at the live versions when they are due, and at once when one of them fails.
struct LiveWatchJob: Service {
  let watch: LiveWatch
  let attention: WakeSignal
  let clock: DeployerClock
  let logger: Logger

  private static let idle = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          for action in try await self.watch.look() { self.log(action) }
          let due = await self.watch.timeUntilDue() ?? Self.idle
          try await self.attention.wait(atMost: due, on: self.clock)
        } catch is CancellationError {
          return
        } catch {
          self.logger.error("live watch failed", metadata: ["error": "\(error)"])
          try? await self.clock.sleep(RetryDelay.after(3))
        }
      }
    }
  }

  private func log(_ action: LiveWatch.Action) {
    switch action {
    case .rolledBack(let id, let breach):
      self.logger.error(
        "deployment rolled back",
        metadata: ["deployment.id": "\(id)", "reason": "\(breach)"])
    case .stuck(let id, let breach, let reason):
      self.logger.critical(
        "deployment breaks its limits and cannot be rolled back",
        metadata: ["deployment.id": "\(id)", "reason": "\(breach)", "obstacle": "\(reason)"])
    }
  }
}
