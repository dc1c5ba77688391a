import API
import FoundationEssentials
import RPCCore
import StoreKit
import SwiftProtobuf

/// The Collector as the one who keeps what was said.
struct CollectorTurnSink: TurnSink {
  private let collector: CollectorClient

  private static let options = CallOptions(timeout: .seconds(10), isIdempotent: true)
  private static let source = "production"

  init(_ collector: CollectorClient) { self.collector = collector }

  func handOver(_ turns: [ServedTurn]) async throws -> [RefusedTurn] {
    let request = Reddytalk_Collector_V1_IngestConversationsRequest.with {
      $0.conversations = turns.map(Self.conversation)
    }
    let response = try await DeployerError.translating("the Collector") {
      try await self.collector.ingestConversations(request, options: Self.options)
    }
    guard response.results.count == turns.count else {
      throw DeployerError.dependencyUnavailable(
        service: "the Collector",
        detail: "\(response.results.count) results for \(turns.count) turns")
    }
    return response.results.filter { $0.outcome == .rejected }.map { result in
      RefusedTurn(id: result.id, reason: result.reasons.first ?? "no reason given")
    }
  }

  private static func conversation(_ turn: ServedTurn) -> Reddytalk_Collector_V1_Conversation {
    .with {
      $0.id = turn.id
      $0.source = Self.source
      $0.group = turn.conversationID.rawValue
      $0.category = .init(named: turn.category)
      $0.messages = turn.turns.map(\.wire)
      $0.occurredAtMs = turn.occurredAt.millisecondsSinceEpoch
      $0.modelVersionID = turn.modelVersionID.rawValue
      $0.deploymentID = turn.deploymentID.rawValue
    }
  }
}
