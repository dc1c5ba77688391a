import Logging
import ServiceLifecycle

/// Looks at the ends of versions: hourly, and soon again while something cannot be found out.
struct LifecycleJob: Service {
  let watch: LifecycleWatch
  let metrics: LifecycleMetrics
  let clock: DeployerClock
  let logger: Logger

  private static let interval = Duration.seconds(3600)
  private static let pause = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let report = try await self.watch.look()
          self.metrics.record(report)
          self.log(report)
          try await self.clock.sleep(report.unknown.isEmpty ? Self.interval : Self.pause)
        } catch is CancellationError {
          return
        } catch {
          self.logger.error("lifecycle watch failed", metadata: ["error": "\(error)"])
          try? await self.clock.sleep(Self.pause)
        }
      }
    }
  }

  private func log(_ report: LifecycleWatch.Report) {
    for alert in report.alerts {
      self.logger.log(
        level: alert.severity == .critical ? .error : .warning, "a model version ends",
        metadata: [
          "deployment.id": "\(alert.deploymentID?.rawValue ?? "")", "detail": "\(alert.detail)",
        ])
    }
    for (version, reason) in report.unknown {
      self.logger.warning(
        "the end of a model version cannot be found out",
        metadata: ["model.version": "\(version)", "reason": "\(reason)"])
    }
  }
}
