import Logging
import ServiceLifecycle

/// Brings answered turns into the store and from there to the Collector.
struct TurnJob: Service {
  let forwarder: TurnForwarder
  let buffer: TurnBuffer
  let clock: DeployerClock
  let logger: Logger

  private static let idle = Duration.seconds(30)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.keep() }
        group.addTask { await self.send() }
      }
    }
    // The servers have stopped before: what they answered last is in the buffer.
    do {
      try await self.forwarder.keepBuffered()
    } catch {
      self.logger.error("answered turns were lost", metadata: ["error": "\(error)"])
    }
  }

  private func keep() async {
    while !Task.isCancelled {
      await self.buffer.arrived.wait()
      do {
        try await self.forwarder.keepBuffered()
      } catch {
        self.logger.error("answered turns were lost", metadata: ["error": "\(error)"])
      }
    }
  }

  private func send() async {
    while !Task.isCancelled {
      do {
        while try await self.forwarder.sendBatch() {}
      } catch is CancellationError {
        return
      } catch {
        self.logger.warning("turns could not be handed over", metadata: ["error": "\(error)"])
      }
      do {
        try await self.forwarder.checkBacklog()
        let due = try await self.forwarder.timeUntilDue() ?? Self.idle
        try await self.forwarder.stored.wait(
          atMost: max(.milliseconds(10), min(due, Self.idle)), on: self.clock)
      } catch is CancellationError {
        return
      } catch {
        self.logger.error("turn outbox cannot be read", metadata: ["error": "\(error)"])
        try? await self.clock.sleep(RetryDelay.after(4))
      }
    }
  }
}
