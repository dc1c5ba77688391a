import Logging
import ServiceLifecycle

/// Removes artefacts that nothing needs, and fetches those that a rollback would.
struct ArtifactJob: Service {
  let keeper: ArtifactKeeper
  let metrics: DeployerMetrics
  let clock: DeployerClock
  let logger: Logger

  /// From one look to the next.
  static let interval = Duration.seconds(600)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let outcome = try await self.keeper.tidy()
          self.metrics.countRemovedArtifacts(outcome.removed.count)
          self.log(outcome)
        } catch is CancellationError {
          return
        } catch {
          self.logger.warning("artefacts cannot be tidied", metadata: ["error": "\(error)"])
        }
        try? await self.clock.sleep(Self.interval)
      }
    }
  }

  private func log(_ outcome: ArtifactKeeper.Outcome) {
    for digest in outcome.removed {
      self.logger.info("artefact removed", metadata: ["model.digest": "\(digest)"])
    }
    for digest in outcome.fetched {
      self.logger.info(
        "artefact fetched for a rollback", metadata: ["model.digest": "\(digest)"])
    }
  }
}
