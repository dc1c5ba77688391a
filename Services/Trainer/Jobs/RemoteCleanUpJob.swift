import Logging
import ServiceLifecycle

/// Removes what ended runs have left at providers: jobs that still train, files with what people said.
///
/// Runs from the start of the service on, since a former process may have died before it could, and a provider may
/// have been away when it tried.
struct RemoteCleanUpJob: Service {
  let ledger: any RemoteJobLedger
  let cleaners: [any RemoteJobCleaner]
  /// Says that there may be something to do.
  let signal: RunSignal
  let time: Timekeeper
  let logger: Logger
  /// Time between two looks for work without a signal.
  var interval = Duration.seconds(15)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          while !Task.isCancelled {
            self.signal.send()
            try? await self.time.sleep(self.interval)
          }
        }
        group.addTask {
          for await _ in self.signal.signals { await self.pass() }
        }
      }
    }
  }

  /// Does what can be done now.
  ///
  /// - Returns: How many jobs are left to clean up after.
  @discardableResult
  func pass() async -> Int {
    do {
      var left = 0
      for job in try await self.ledger.remoteJobsToCleanUp() {
        if try await !self.cleanUp(job) { left += 1 }
      }
      return left
    } catch is CancellationError {
      return 0
    } catch {
      self.logger.error(
        "What runs left at providers cannot be looked up",
        metadata: ["error": "\(OperatorText.of(error))"])
      return 0
    }
  }

  private func cleanUp(_ job: RemoteJob) async throws -> Bool {
    guard let cleaner = self.cleaners.first(where: { $0.name == job.provider }) else {
      self.logger.warning(
        "A run has left files at a provider that is not configured any more",
        metadata: ["run.id": "\(job.runID)", "provider": "\(job.provider)"])
      return false
    }
    do {
      return try await cleaner.cleanUp(job)
    } catch let error as PeerError {
      self.logger.warning(
        "What a run left at a provider cannot be removed now",
        metadata: ["run.id": "\(job.runID)", "peer.error": "\(error)"])
      return false
    }
  }
}
