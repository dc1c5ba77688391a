import Logging
import ServiceLifecycle

/// Carries out the accepted deployments: those to one environment one after the other, in the order
/// they were accepted, the environments side by side.
struct DeploymentJob: Service {
  let store: DeployerStore
  let runner: DeploymentRunner
  let queue: WorkQueue
  let clock: DeployerClock
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        for environment in DeploymentEnvironment.allCases {
          group.addTask { await self.work(on: environment) }
        }
      }
    }
  }

  private func work(on environment: DeploymentEnvironment) async {
    var failures = 0
    while !Task.isCancelled {
      do {
        guard let next = try await self.store.nextInProgress(in: environment) else {
          await self.queue.signal(environment).wait()
          continue
        }
        switch try await self.runner.advance(next) {
        case .advanced(let state):
          failures = 0
          self.log(next, state)
        case .blocked(let detail):
          failures += 1
          self.logger.warning(
            "deployment blocked",
            metadata: ["deployment.id": "\(next.id)", "reason": "\(detail)"])
          try await self.queue.signal(environment)
            .wait(atMost: RetryDelay.after(failures), on: self.clock)
        }
      } catch is CancellationError {
        return
      } catch {
        failures += 1
        self.logger.error("deployment step failed", metadata: ["error": "\(error)"])
        try? await self.clock.sleep(RetryDelay.after(failures))
      }
    }
  }

  private func log(_ deployment: Deployment, _ state: DeploymentState) {
    self.logger.log(
      level: state == .failed ? .warning : .notice, "deployment advanced",
      metadata: [
        "deployment.id": "\(deployment.id)",
        "deployment.environment": "\(deployment.plan.environment.rawValue)",
        "deployment.state": "\(state.rawValue)",
        "model.version": "\(deployment.plan.modelVersionID)",
      ])
  }
}
