import ServiceKit
import StoreHealth
import StoreKit

/// What the service observes about itself: the answers to "why does training not start?".
struct TrainerHealth: Sendable {
  let store: Store
  let pipeline: Pipeline
  let providers: ProviderRegistry

  /// Registers every check.
  func register(in registry: HealthRegistry) {
    registry.register(self.store)
    registry.register("training.providers") {
      .pass(self.providers.names.joined(separator: ", "))
    }
    registry.register("pipeline.run") { await self.run() }
    registry.register("pipeline.triggers") { await self.triggers() }
  }

  private func run() async -> HealthCheckResult {
    await self.observe { status, waiting in
      guard let run = status.activeRun else {
        guard let last = status.lastRun, last.state == .failed else { return .pass("none active") }
        return .warn(
          "run \(last.id) failed: \(last.outcomeDetail)", remedy: "remove the cause and start again"
        )
      }
      guard let waiting else { return .pass("run \(run.id) is \(run.state.rawValue)") }
      return .warn(
        "run \(run.id) waits because \(waiting)",
        remedy: "start that service, or check its _ADDRESS; the run goes on by itself")
    }
  }

  private func triggers() async -> HealthCheckResult {
    await self.observe { status, _ in
      let blockers = status.blockers.joined(separator: "; ")
      guard status.isCollectorKnown else {
        return .warn(blockers, remedy: "start the Collector, or check COLLECTOR_ADDRESS")
      }
      return .pass(blockers.isEmpty ? "a run starts" : blockers)
    }
  }

  private func observe(
    _ judge: (PipelineStatus, String?) -> HealthCheckResult
  ) async -> HealthCheckResult {
    do {
      let status = try await self.pipeline.status()
      return judge(status, status.waiting)
    } catch {
      return .fail("\(error)", remedy: "check the disk and the permissions of the data directory")
    }
  }
}
