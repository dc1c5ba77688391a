import Logging
import ServiceLifecycle

/// Drives the active run, and goes on with the one that a former process left.
struct PipelineJob: Service {
  let driver: RunDriver
  let ledger: any TrainerLedger
  let signal: RunSignal
  let time: Timekeeper
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await self.persistently { try await self.driver.removeOrphans() }
      self.signal.send()
      for await _ in self.signal.signals {
        await self.persistently {
          while let run = try await self.ledger.activeRun() {
            try await self.driver.drive(run.id)
          }
        }
      }
    }
  }

  /// Does something until it succeeds: what fails here is the disk, which an operator mends.
  private func persistently(_ work: () async throws -> Void) async {
    var failures = 0
    while !Task.isCancelled {
      do {
        return try await work()
      } catch is CancellationError {
        return
      } catch {
        failures += 1
        self.logger.error(
          "The pipeline is held up", metadata: ["error": "\(OperatorText.of(error))"])
        var generator = SystemRandomNumberGenerator()
        try? await self.time.sleep(RetryDelay().afterFailures(failures, using: &generator))
      }
    }
  }
}
