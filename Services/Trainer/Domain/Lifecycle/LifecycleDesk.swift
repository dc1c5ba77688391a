/// Tells what is known of the ends of model versions, as of now.
package struct LifecycleDesk: Sendable {
  private let book: LifecycleBook
  private let ledger: any LifecycleLedger

  package init(book: LifecycleBook, ledger: any LifecycleLedger) {
    self.book = book
    self.ledger = ledger
  }

  /// The lifecycles of versions, in their order.
  package func lifecycles(of versions: [ModelVersion]) async throws -> [ModelLifecycle] {
    let reported = Dictionary(grouping: try await self.ledger.reportedEnds(), by: \.provider)
    return versions.map { version in
      let names = version.lineage.names
      return self.book.lifecycle(
        provider: version.provider, baseModel: version.lineage.baseModel,
        reported: (reported[version.provider] ?? []).filter { names.contains($0.model) })
    }
  }
}

extension TrainingLineage {
  /// What the provider calls the model and its base.
  var names: Set<String> { Set([self.providerModel, self.baseModel].compactMap { $0 }) }
}
