import ServiceKit
import StoreKit

extension EvaluatorService {
  /// The checks that answer "why does an evaluation not run or end".
  static func registerHealth(
    _ health: HealthRegistry, store: EvaluationStore, suites: SuiteLibrary
  ) {
    health.register("store.durability") { await Self.durability(of: store) }
    health.register("evaluations.suites") { Self.suiteCheck(suites) }
    health.register("evaluations.running") { await Self.runningCheck(store) }
  }

  private static func durability(of store: EvaluationStore) async -> HealthCheckResult {
    if case .full? = store.obstacle {
      return .warn(
        "no space is left for the store", remedy: "free disk space; nothing has to be restarted")
    }
    if let refusal = store.obstacle {
      return .fail("\(refusal)", remedy: "check the disk, then restart the Evaluator")
    }
    do {
      let report = try await store.durability()
      return report.isDurable
        ? .pass(report.description)
        : .fail(report.description, remedy: "restart the evaluator; check who opened its store")
    } catch {
      return .fail("\(error)", remedy: "check the disk and the permissions of the data directory")
    }
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
