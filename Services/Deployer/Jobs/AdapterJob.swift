import Logging
import ModelRuntime
import ServiceLifecycle

/// Keeps the servers of adapters as the versions here need them.
struct AdapterJob: Service {
  let reconciler: AdapterReconciler
  let metrics: DeployerMetrics
  /// From one look to the next, while all is well.
  let interval: Duration
  let clock: DeployerClock
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var failures = 0
      while !Task.isCancelled {
        do {
          let rounds = try await self.reconciler.reconcile()
          for (round, former) in rounds {
            self.metrics.count(round)
            self.log(round, after: former)
          }
          failures = rounds.allSatisfy(\.round.isGood) ? 0 : failures + 1
        } catch is CancellationError {
          return
        } catch {
          failures += 1
          self.logger.error("adapters cannot be looked after", metadata: ["error": "\(error)"])
        }
        let pause =
          failures == 0 ? self.interval : min(self.interval, RetryDelay.after(failures))
        try? await self.clock.sleep(pause)
      }
    }
  }

  private func log(_ round: AdapterRound, after former: AdapterRound?) {
    func metadata(_ adapter: String, _ more: Logger.Metadata = [:]) -> Logger.Metadata {
      ["server.name": "\(round.server)", "adapter.name": "\(adapter)"].merging(more) { $1 }
    }
    for name in round.loaded {
      self.logger.notice("adapter loaded", metadata: metadata(name.text))
    }
    for name in round.unloaded {
      self.logger.notice("adapter unloaded", metadata: metadata(name.text))
    }
    for name in round.removed {
      self.logger.info("files of an adapter removed", metadata: metadata(name.text))
    }
    // What goes on failing alike is said once.
    for failure in round.failures where former?.failures.contains(failure) != true {
      self.logger.warning(
        "adapter is not as it should be",
        metadata: metadata(failure.adapter.text, ["reason": "\(failure.reason)"]))
    }
    if let obstacle = round.obstacle, former?.obstacle != obstacle {
      self.logger.warning(
        "server of adapters cannot be used",
        metadata: ["server.name": "\(round.server)", "reason": "\(obstacle)"])
    }
    if let former, !former.isGood, round.isGood {
      self.logger.notice(
        "server of adapters is as it should be", metadata: ["server.name": "\(round.server)"])
    }
  }
}
