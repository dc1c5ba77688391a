package import API
import RPCCore
import SwiftProtobuf

/// The Collector as the source of training data.
package struct CollectorDatasetSource: DatasetSource {
  private let collector: CollectorClient

  /// Freezing a large collection reads all of it.
  private static let snapshotTimeout = Duration.seconds(120)
  private static let timeout = Duration.seconds(10)

  package init(_ collector: CollectorClient) { self.collector = collector }

  package func statistics(after sequence: UInt64) async throws -> CollectionStatistics {
    try await PeerError.translated(.collector) {
      let request = Reddytalk_Collector_V1_GetStatisticsRequest.with {
        $0.afterIngestSequence = sequence
      }
      let options = CallOptions(timeout: Self.timeout, isIdempotent: true)
      return try await self.collector.getStatistics(request, options: options)
        .native(after: sequence)
    }
  }

  package func takeSnapshot() async throws -> DatasetSnapshot {
    try await PeerError.translated(.collector) {
      let options = CallOptions(timeout: Self.snapshotTimeout, isIdempotent: true)
      return try await self.collector.createSnapshot(.init(), options: options).native()
    }
  }

  package func snapshot(_ id: SnapshotID) async throws -> DatasetSnapshot {
    try await PeerError.translated(.collector) {
      let request = Reddytalk_Collector_V1_GetSnapshotRequest.with { $0.id = id.rawValue }
      let options = CallOptions(timeout: Self.timeout, isIdempotent: true)
      return try await self.collector.getSnapshot(request, options: options).native()
    }
  }

  package func read(
    _ snapshot: SnapshotID, receive: @Sendable ([TrainingRecord]) async throws -> Void
  ) async throws {
    try await PeerError.translated(.collector) {
      let request = Reddytalk_Collector_V1_ReadSnapshotRequest.with { $0.id = snapshot.rawValue }
      for try await batch in try await self.collector.readSnapshot(request) {
        try await receive(batch.records.map { $0.native() })
      }
    }
  }

  package func watch(
    after position: UInt64, onChange: @Sendable (UInt64) -> Void
  ) async throws {
    try await PeerError.translated(.collector) {
      let request = Reddytalk_Common_V1_WatchRequest.with { $0.afterSequence = position }
      for try await event in try await self.collector.watch(request) { onChange(event.sequence) }
    }
  }
}
