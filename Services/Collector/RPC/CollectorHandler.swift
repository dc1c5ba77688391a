package import API
import EventStream
package import FoundationEssentials
package import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf

/// Serves the Collector's contract: decodes, calls the domain, encodes.
package struct CollectorHandler: CollectorServing {
  private let store: CollectorStore
  private let intake: ConversationIntake
  private let datasets: DatasetCurator
  private let reviews: ReviewDesk
  private let metrics: CollectorMetrics
  private let now: @Sendable () -> Date

  /// Records of one message of a snapshot: some hundred KiB of usual conversations.
  private static let recordsPerBatch = 128
  private static let defaultQueueLimit = 50
  private static let maximumQueueLimit = 500

  package init(
    store: CollectorStore, intake: ConversationIntake, datasets: DatasetCurator,
    reviews: ReviewDesk, metrics: CollectorMetrics, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.store = store
    self.intake = intake
    self.datasets = datasets
    self.reviews = reviews
    self.metrics = metrics
    self.now = now
  }

  package func ingestConversations(
    _ request: Reddytalk_Collector_V1_IngestConversationsRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_IngestResponse {
    let report = try await self.intake.ingest(
      request.conversations.map { $0.native() }, for: Requester(context))
    self.metrics.count(report)
    return report.proto()
  }

  package func ingestFeedback(
    _ request: Reddytalk_Collector_V1_IngestFeedbackRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_IngestResponse {
    let report = try await self.intake.ingest(
      feedback: request.feedback.map { $0.native() }, for: Requester(context))
    self.metrics.count(report)
    return report.proto()
  }

  package func getConversation(
    _ request: Reddytalk_Collector_V1_GetConversationRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_ConversationRecord {
    try await self.store.record(
      id: request.id, source: request.source.isEmpty ? nil : request.source,
      for: Requester(context), at: self.now()
    ).proto()
  }

  package func listReviewQueue(
    _ request: Reddytalk_Collector_V1_ListReviewQueueRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_ListReviewQueueResponse {
    let limit = request.limit == 0 ? Self.defaultQueueLimit : Int(request.limit)
    let records = try await self.store.reviewQueue(
      limit: min(limit, Self.maximumQueueLimit), for: Requester(context), at: self.now())
    return .with { $0.conversations = records.map { $0.proto() } }
  }

  package func decideReviewItem(
    _ request: Reddytalk_Collector_V1_DecideReviewItemRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_ConversationRecord {
    guard let outcome = request.outcome.native() else { throw CollectorError.missingDecision }
    return try await self.reviews.decide(
      outcome, on: request.id, source: request.source.isEmpty ? nil : request.source,
      reason: request.reason, for: Requester(context)
    ).proto()
  }

  package func getStatistics(
    _ request: Reddytalk_Collector_V1_GetStatisticsRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_Statistics {
    try await self.store.statistics(
      after: IngestSequence(rawValue: request.afterIngestSequence)
    ).proto()
  }

  package func createSnapshot(
    _ request: Reddytalk_Collector_V1_CreateSnapshotRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_Snapshot {
    try await self.datasets.create(
      minimumQuality: request.minimumQuality == 0 ? nil : request.minimumQuality,
      for: Requester(context)
    ).proto()
  }

  package func getSnapshot(
    _ request: Reddytalk_Collector_V1_GetSnapshotRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_Snapshot {
    try await self.store.snapshot(SnapshotID(rawValue: request.id)).proto()
  }

  package func readSnapshot(
    _ request: Reddytalk_Collector_V1_ReadSnapshotRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Collector_V1_SnapshotBatch>
  ) async throws {
    let id = SnapshotID(rawValue: request.id)
    try await self.store.auditExport(of: id, for: Requester(context), at: self.now())
    var position = 0
    while true {
      let records = try await self.store.records(
        of: id, from: position, limit: Self.recordsPerBatch)
      if records.isEmpty { return }
      try await writer.write(.with { $0.records = records.map { $0.proto() } })
      position += records.count
    }
  }

  package func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.store.feed.answer(request, with: writer)
  }
}

extension Requester {
  /// Whoever stands behind a call.
  fileprivate init(_ context: ServerContext) {
    let caller = Caller(context)
    self.init(actor: caller.actor, roles: caller.roles, requestID: caller.requestID)
  }
}
