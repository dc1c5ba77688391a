package import Metrics

/// What the Collector counts for `/metrics`.
package struct CollectorMetrics: Sendable {
  private let outcomes: [IngestionResult.Outcome: Counter]
  private let removed: [IdentifierKind: Counter]

  package init(factory: any MetricsFactory) {
    let names: [(IngestionResult.Outcome, String)] = [
      (.accepted, "accepted"), (.duplicate, "duplicate"), (.quarantined, "quarantined"),
      (.rejected, "rejected"),
    ]
    self.outcomes = names.reduce(into: [:]) { counters, name in
      counters[name.0] = Counter(
        label: "collector_items_total", dimensions: [("outcome", name.1)], factory: factory)
    }
    self.removed = IdentifierKind.allCases.reduce(into: [:]) { counters, kind in
      counters[kind] = Counter(
        label: "collector_identifiers_removed_total", dimensions: [("type", kind.rawValue)],
        factory: factory)
    }
  }

  /// Counts a batch.
  func count(_ report: IngestionReport) {
    for (outcome, counter) in self.outcomes {
      let count = report.count(of: outcome)
      if count > 0 { counter.increment(by: count) }
    }
    for (kind, count) in report.removed { self.removed[kind]?.increment(by: count) }
  }
}
