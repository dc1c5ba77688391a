/// An immutable dataset of the Collector.
package struct DatasetSnapshot: Hashable, Sendable {
  /// The digest of its content.
  package let id: SnapshotID
  /// How many conversations it holds.
  package let recordCount: Int
  /// The last ingestion sequence that was considered for it.
  package let lastIngestSequence: UInt64

  package init(id: SnapshotID, recordCount: Int, lastIngestSequence: UInt64) {
    self.id = id
    self.recordCount = recordCount
    self.lastIngestSequence = lastIngestSequence
  }
}
