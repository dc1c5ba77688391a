package import ServiceKit
import StoreHealth

/// What the Collector tells about itself.
package struct CollectorHealth: Sendable {
  private let store: CollectorStore

  package init(store: CollectorStore) { self.store = store }

  package func register(in registry: HealthRegistry) {
    registry.register(self.store.store)
    registry.register("collector.curation") { await self.curation() }
    registry.register("collector.review-queue") { await self.reviewQueue() }
  }

  /// Whether conversations wait to be curated by the rules of this version.
  private func curation() async -> HealthCheckResult {
    do {
      let outdated = try await self.store.outdatedCount()
      return outdated == 0
        ? .pass("rules \(Curator.version)")
        : .warn(
          "\(outdated) conversations wait to be curated by rules \(Curator.version)",
          remedy: "wait; snapshots leave them out until then")
    } catch {
      return .fail("the store cannot be read: \(error)", remedy: "check the disk")
    }
  }

  private func reviewQueue() async -> HealthCheckResult {
    do {
      let statistics = try await self.store.statistics(after: IngestSequence(rawValue: 0))
      let share = Double(statistics.quarantined) / Double(max(statistics.conversations, 1))
      let detail =
        "\(statistics.quarantined) of \(statistics.conversations) conversations wait for a decision"
      return statistics.quarantined > 20 && share > 0.2
        ? .warn(detail, remedy: "look through the review queue: a source may be broken")
        : .pass(detail)
    } catch {
      return .fail("the store cannot be read: \(error)", remedy: "check the disk")
    }
  }
}
