import Logging
import ServiceLifecycle

/// Fetches the live versions again that were not found intact when the service started.
struct RestorationJob: Service {
  let restoration: RouteRestoration
  /// What is missing.
  let missing: [Deployment]
  let clock: DeployerClock
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown { await self.fetchMissing() }
    // A job that returns would end the service.
    try? await gracefulShutdown()
  }

  private func fetchMissing() async {
    var (missing, failures) = (self.missing, 0)
    while !missing.isEmpty, !Task.isCancelled {
      do {
        missing = try await self.restoration.retry(missing)
        if missing.isEmpty { self.logger.notice("live versions are loaded again") }
      } catch is CancellationError {
        return
      } catch {
        self.logger.error(
          "live versions cannot be fetched again", metadata: ["error": "\(error)"])
      }
      failures += 1
      if !missing.isEmpty { try? await self.clock.sleep(RetryDelay.after(failures)) }
    }
  }
}
