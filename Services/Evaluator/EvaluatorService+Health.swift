import ServiceKit
import StoreHealth

extension EvaluatorService {
  /// The checks that answer "why does an evaluation not run or end".
  static func registerHealth(
    _ health: HealthRegistry, store: EvaluationStore, suites: SuiteLibrary
  ) {
    health.register(store.store)
    health.register("evaluations.suites") { Self.suiteCheck(suites) }
    health.register("evaluations.running") { await Self.runningCheck(store) }
  }

  private static func suiteCheck(_ suites: SuiteLibrary) -> HealthCheckResult {
    let summary = suites.suites.values.sorted { $0.name < $1.name }
      .map { "\($0.name): \($0.scenarios.count) scenarios, \($0.version.prefix(19))" }
      .joined(separator: "; ")
    let uncovered = suites.suites.values.flatMap(\.uncoveredTopics)
    guard let topic = uncovered.first else { return .pass(summary) }
    return .warn(
      "\(summary); no scenario on \(topic.title)", remedy: "add scenarios on it to the suite")
  }

  private static func runningCheck(_ store: EvaluationStore) async -> HealthCheckResult {
    do {
      let running = try await store.running()
      return .pass(running.isEmpty ? "none" : "\(running.count) running or waiting")
    } catch {
      return .fail("\(error)", remedy: "check the disk and the permissions of the data directory")
    }
  }
}
