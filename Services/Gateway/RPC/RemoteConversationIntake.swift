import API
import Foundation
import RESTContract
import RPCCore

/// Hands conversations to the Collector.
struct RemoteConversationIntake: ConversationIntake {
  private let client: CollectorClient
  private let collector = PeerCaller(peer: .collector)

  /// An intake behind `client`.
  init(client: CollectorClient) {
    self.client = client
  }

  func ingest(
    conversations: [ConversationBody], for origin: CallOrigin
  ) async throws -> IntakeResult {
    var request = Reddytalk_Collector_V1_IngestConversationsRequest()
    request.conversations = conversations.map(Reddytalk_Collector_V1_Conversation.init)
    let message = request
    return IntakeResult(
      try await self.collector.call(for: origin) {
        try await self.client.ingestConversations(message, options: $0)
      })
  }

  func ingest(
    feedback: [FeedbackBody], for origin: CallOrigin
  ) async throws -> IntakeResult {
    var request = Reddytalk_Collector_V1_IngestFeedbackRequest()
    request.feedback = feedback.map { feedback in
      Reddytalk_Collector_V1_Feedback(
        feedback, conversationID: feedback.conversationId ?? "")
    }
    let message = request
    return IntakeResult(
      try await self.collector.call(for: origin) {
        try await self.client.ingestFeedback(message, options: $0)
      })
  }

  func statistics(
    since snapshotID: String?, for origin: CallOrigin
  ) async throws -> PipelineStatusResource.Collection {
    var request = Reddytalk_Collector_V1_GetStatisticsRequest()
    if let snapshotID {
      var lookup = Reddytalk_Collector_V1_GetSnapshotRequest()
      lookup.id = snapshotID
      let message = lookup
      request.afterIngestSequence = try await self.collector.call(for: origin) {
        try await self.client.getSnapshot(message, options: $0)
      }.lastIngestSequence
    }
    let message = request
    return PipelineStatusResource.Collection(
      try await self.collector.call(for: origin) {
        try await self.client.getStatistics(message, options: $0)
      })
  }
}
