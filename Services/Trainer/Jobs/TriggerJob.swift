import Logging
import ServiceLifecycle
import Synchronization

/// Checks the triggers whenever the Collector tells of something new, and by the clock.
struct TriggerJob: Service {
  let monitor: TriggerMonitor
  let dataset: any DatasetSource
  let interval: Duration
  let time: Timekeeper
  let logger: Logger

  /// A bulk import tells of every batch; looking at each would only slow it down.
  private static let shortestPause = Duration.milliseconds(250)

  func run() async throws {
    let signal = RunSignal()
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.tick(signal) }
        group.addTask { await self.follow(signal) }
        group.addTask { await self.check(signal) }
      }
    }
  }

  private func tick(_ signal: RunSignal) async {
    while !Task.isCancelled {
      signal.send()
      try? await self.time.sleep(self.interval)
    }
  }

  private func follow(_ signal: RunSignal) async {
    let position = Atomic<UInt64>(0)
    var failures = 0
    var generator = SystemRandomNumberGenerator()
    while !Task.isCancelled {
      do {
        try await self.dataset.watch(after: position.load(ordering: .relaxed)) { next in
          position.store(next, ordering: .relaxed)
          signal.send()
        }
        failures = 0
      } catch {
        // The clock goes on while the Collector is away.
        failures += 1
      }
      try? await self.time.sleep(RetryDelay().afterFailures(failures, using: &generator))
    }
  }

  private func check(_ signal: RunSignal) async {
    for await _ in signal.signals {
      do {
        try await self.monitor.check()
      } catch is CancellationError {
        return
      } catch {
        self.logger.error("Triggers cannot be checked", metadata: ["error": "\(error)"])
      }
      try? await self.time.sleep(Self.shortestPause)
    }
  }
}
