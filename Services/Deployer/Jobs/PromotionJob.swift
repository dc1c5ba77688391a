import Logging
import ServiceLifecycle

/// Passes staging deployments on to production when they have been live long enough.
struct PromotionJob: Service {
  let promotion: AutoPromotion
  let clock: DeployerClock
  let logger: Logger

  private static let interval = Duration.seconds(1)
  /// A refused promotion is tried again after so long: an approval or a verdict may have come.
  private static let pause = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var refused: [DeploymentID: Duration] = [:]
      while !Task.isCancelled {
        let now = self.clock.uptime()
        refused = refused.filter { $0.value > now }
        do {
          let refusals = try await self.promotion.promoteDue(passingOver: Set(refused.keys))
          for refusal in refusals {
            refused[refusal.deploymentID] = now + Self.pause
            self.logger.warning(
              "promotion refused",
              metadata: [
                "deployment.id": "\(refusal.deploymentID)", "reason": "\(refusal.reason)",
              ])
          }
          try await self.clock.sleep(Self.interval)
        } catch is CancellationError {
          return
        } catch {
          self.logger.error("promotion failed", metadata: ["error": "\(error)"])
          try? await self.clock.sleep(RetryDelay.after(4))
        }
      }
    }
  }
}
