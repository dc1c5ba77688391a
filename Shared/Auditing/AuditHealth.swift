import FoundationEssentials
import ServiceKit
import StoreKit

/// What is to be seen of the audit trail in the service's health.
struct AuditHealth: Sendable {
  let store: Store
  let service: ServiceName
  let state: AuditState
  let now: @Sendable () -> Date

  /// How long the witness may be away before somebody should look.
  private static let patience: TimeInterval = 300

  private static let remedy =
    "keep the files as they are, and find out what happened: 'reddytalk audit verify'"

  /// Registers the checks.
  func register(in registry: HealthRegistry) {
    registry.register("audit.trail") { await self.trail() }
    registry.register("audit.witness") { self.witness() }
    guard !WitnessPairs.witnessed(by: self.service).isEmpty else { return }
    registry.register("audit.testimony") { await self.testimony() }
  }

  private func trail() async -> HealthCheckResult {
    if let damage = self.state.damage {
      return .fail("\(damage)", remedy: Self.remedy)
    }
    do {
      let (head, uncovered) = try await self.store.read { db in
        (try AuditLog.head(in: db), try AuditCheckpoints.uncoveredRecords(in: db))
      }
      return .pass(
        "\(head.sequence) records, \(head.sequence - min(uncovered, head.sequence)) signed")
    } catch {
      return .fail("\(error)", remedy: "check the store")
    }
  }

  private func witness() -> HealthCheckResult {
    let witness = WitnessPairs.witness(of: self.service)
    switch self.state.delivery {
    case .pending: return .pass("nothing was handed to the \(witness) yet")
    case .done(let end): return .pass("the \(witness) keeps the head at record \(end)")
    case .unreachable(let since, _):
      guard self.now().timeIntervalSince(since) > Self.patience else {
        return .pass("the \(witness) cannot be reached just now")
      }
      return .warn(
        "the \(witness) has not been reached since \(since.formatted(.iso8601))",
        remedy: "check that the \(witness) runs and can be reached")
    case .refused(let reason):
      return .fail("the \(witness) keeps another head: \(reason)", remedy: Self.remedy)
    }
  }

  private func testimony() async -> HealthCheckResult {
    do {
      let refusals = try await self.store.read { try AuditWitness.openRefusals(in: $0) }
      guard let newest = refusals.first else { return .pass("nothing was contradicted") }
      return .fail(
        "the trail of the \(newest.service) is not what was witnessed: \(newest.reason)",
        remedy: Self.remedy)
    } catch {
      return .fail("\(error)", remedy: "check the store")
    }
  }
}
