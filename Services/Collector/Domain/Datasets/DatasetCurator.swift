import FoundationEssentials

/// Freezes what qualifies into snapshots and reads them.
package struct DatasetCurator: Sendable {
  private let store: CollectorStore
  private let qualityThreshold: Double
  private let ids: IDSource

  package init(store: CollectorStore, qualityThreshold: Double, ids: IDSource = .system) {
    self.store = store
    self.qualityThreshold = qualityThreshold
    self.ids = ids
  }

  /// Freezes the conversations that qualify now. The same content gives the same snapshot.
  ///
  /// - Parameters:
  ///   - minimumQuality: 0 to 1; nil takes the configured threshold.
  ///   - requester: on whose behalf.
  package func create(
    minimumQuality: Double?, for requester: Requester
  ) async throws -> Snapshot {
    let minimum = minimumQuality ?? self.qualityThreshold
    guard minimum >= 0, minimum <= 1 else { throw CollectorError.invalidQuality }
    let (records, lastSequence) = try await self.store.samples(
      minimumQuality: minimum, for: requester, at: self.ids.now())
    let draft = try SnapshotDraft(records)
    let snapshot = Snapshot(
      id: draft.id, recordCount: draft.entries.count, minimumQuality: minimum,
      createdAt: self.ids.now(), lastSequence: lastSequence, byCategory: draft.byCategory,
      deidentifierVersion: Deidentifier.version)
    return try await self.store.keep(snapshot, draft, for: requester)
  }
}
