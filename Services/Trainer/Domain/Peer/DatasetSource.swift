/// Where training data comes from: the Collector.
///
/// Every method throws `PeerError`.
package protocol DatasetSource: Sendable {
  /// The counters, with new samples counted after an ingestion sequence.
  func statistics(after sequence: UInt64) async throws -> CollectionStatistics

  /// Freezes the conversations that qualify now. Repeating it without new data gives the same
  /// snapshot.
  func takeSnapshot() async throws -> DatasetSnapshot

  /// A snapshot that was taken before. Refused when there is none of this id.
  func snapshot(_ id: SnapshotID) async throws -> DatasetSnapshot

  /// Reads a snapshot's records in its canonical order, in batches.
  func read(
    _ snapshot: SnapshotID, receive: @Sendable ([TrainingRecord]) async throws -> Void
  ) async throws

  /// Calls `onChange` whenever something was collected, with its position; returns or throws when
  /// the Collector stops telling.
  ///
  /// - Parameters:
  ///   - position: What happened up to here is known; 0 knows nothing.
  ///   - onChange: Gets the position to go on from.
  func watch(after position: UInt64, onChange: @Sendable (UInt64) -> Void) async throws
}
