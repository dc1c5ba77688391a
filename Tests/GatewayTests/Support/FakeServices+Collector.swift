import API
import RPCCore
import SwiftProtobuf
import Synchronization

@testable import Gateway

extension FakeServices {
  func registerCollector(in router: inout RPCRouter) {
    self.registerCommon(of: .collector, watch: CollectorMethods.watch, in: &router)
    self.answer(CollectorMethods.ingestConversations, in: &router) {
      self.script.withLock(\.ingest)($0)
    }
    self.answer(CollectorMethods.ingestFeedback, in: &router) {
      (request: Reddytalk_Collector_V1_IngestFeedbackRequest) in
      Reddytalk_Collector_V1_IngestResponse.accepting(request.feedback.map(\.id))
    }
    self.answer(CollectorMethods.getStatistics, in: &router) {
      (_: Reddytalk_Collector_V1_GetStatisticsRequest) in
      Reddytalk_Collector_V1_Statistics.with {
        $0.conversations = 120
        $0.qualified = 100
        $0.newQualified = 63
        $0.byCategory = ["emergency": 20]
      }
    }
    self.answer(CollectorMethods.getSnapshot, in: &router) {
      (request: Reddytalk_Collector_V1_GetSnapshotRequest) in
      Reddytalk_Collector_V1_Snapshot.with {
        $0.id = request.id
        $0.lastIngestSequence = 57
      }
    }
  }
}

extension Reddytalk_Collector_V1_IngestResponse {
  /// Everything is accepted.
  static func accepting(_ ids: [String]) -> Self {
    .with {
      $0.results = ids.enumerated().map { index, id in
        .with {
          $0.index = UInt32(index)
          $0.id = id
          $0.outcome = .accepted
        }
      }
      $0.identifiersRemoved = ["NAME": UInt32(ids.count)]
    }
  }
}
