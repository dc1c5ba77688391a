package import FoundationEssentials

/// A frozen dataset.
package struct Snapshot: Hashable, Sendable {
  package var id: SnapshotID
  package var recordCount: Int
  package var minimumQuality: Double
  package var createdAt: Date
  /// The last ingestion sequence that was considered.
  package var lastSequence: IngestSequence
  /// Records by category; "" where none is known.
  package var byCategory: [String: Int]
  /// The version of the de-identification rules that every record passed.
  package var deidentifierVersion: String
}
