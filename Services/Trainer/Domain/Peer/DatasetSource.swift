/// Where training data comes from: the Collector.
///
/// Every method throws `PeerError`.
package protocol DatasetSource: Sendable {
  /// The counters, with new samples counted after an ingestion sequence.
  func statistics(after sequence: UInt64) async throws -> CollectionStatistics

  /// Freezes the conversations that qualify now. Repeating it without new data gives the same
  /// snapshot.
  func takeSnapshot() async throws -> DatasetSnapshot

  /// Reads a snapshot's records in its canonical order, in batches.
  func read(
    _ snapshot: SnapshotID, receive: @Sendable ([TrainingRecord]) async throws -> Void
  ) async throws

  /// Calls `onChange` whenever something was collected; returns or throws when the Collector stops
  /// telling.
  func watch(onChange: @Sendable () -> Void) async throws
}
