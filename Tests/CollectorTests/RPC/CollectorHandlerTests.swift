import API
import Collector
import FoundationEssentials
import Metrics
import RPCCore
import RPCInProcess
import SwiftProtobuf
import Testing

@Suite("The contract")
struct CollectorHandlerTests {
  private static func with(
    peer: String = "gateway", _ body: (CollectorClient, CollectorRig) async throws -> Void
  ) async throws {
    try await CollectorRig.with { rig in
      let handler = CollectorHandler(
        store: rig.store, intake: rig.intake, datasets: rig.datasets,
        reviews: rig.reviews, metrics: CollectorMetrics(factory: NOOPMetricsHandler.instance))
      var router = RPCRouter()
      handler.register(in: &router)
      let channel = InProcessTransport(
        router: router, peer: PeerIdentity(name: peer), access: CollectorAccess.policy)
      try await body(CollectorClient(channel), rig)
    }
  }

  private static func conversation(_ id: String) -> Reddytalk_Collector_V1_Conversation {
    let good = ConversationSubmission.good(id)
    return .with {
      $0.id = id
      $0.source = "test"
      $0.category = .appointment
      $0.messages = good.turns.map { turn in
        .with {
          $0.role = turn.role
          $0.content = turn.content
        }
      }
    }
  }

  @Test("takes a batch and says what became of each item")
  func ingest() async throws {
    try await Self.with { client, _ in
      let response = try await client.ingestConversations(
        .with { $0.conversations = [Self.conversation("a"), .init(), Self.conversation("a")] })
      #expect(response.results.map(\.outcome) == [.accepted, .rejected, .duplicate])
      #expect(response.results.map(\.index) == [0, 1, 2])
      #expect(!response.results[1].reasons.isEmpty)
      #expect(response.identifiersRemoved == ["NAME": 1, "DATE": 1])
      let feedback = try await client.ingestFeedback(
        .with {
          $0.feedback = [
            .with {
              $0.id = "f"
              $0.conversationID = "a"
              $0.vote = .up
            }, .with { $0.conversationID = "b" },
          ]
        })
      #expect(feedback.results.map(\.outcome) == [.accepted, .rejected])
    }
  }

  @Test("shows a conversation without identifiers and with the parts of its score")
  func record() async throws {
    try await Self.with { client, _ in
      _ = try await client.ingestConversations(
        .with { $0.conversations = [Self.conversation("a")] })
      let record = try await client.getConversation(.with { $0.id = "a" })
      #expect(record.state == "accepted")
      #expect(record.messages[0].content.hasPrefix("Hi, this is [NAME_1], born [DATE_1]."))
      #expect(record.qualityComponents.map(\.name).contains("safety"))
      #expect(record.quality >= 0.8)
    }
  }

  @Test("streams a snapshot's records and follows events")
  func snapshotAndEvents() async throws {
    try await Self.with(peer: "trainer") { client, rig in
      try await rig.ingest((0..<4).map { .good("\($0)", topic: $0) })
      let snapshot = try await client.createSnapshot(.init())
      #expect(snapshot.recordCount == 4)
      #expect(snapshot.deidentifierVersion == Deidentifier.version)
      var records: [Reddytalk_Collector_V1_SnapshotRecord] = []
      for try await batch in try await client.readSnapshot(.with { $0.id = snapshot.id }) {
        records += batch.records
      }
      #expect(records.count == 4)
      #expect(records.allSatisfy { $0.category == .appointment })
      var types: [String] = []
      for try await event in try await client.watch(.init()) {
        types.append(event.type)
        if types.count == 2 { break }
      }
      #expect(types == ["conversations-ingested", "snapshot-created"])
      let statistics = try await client.getStatistics(.init())
      #expect(statistics.qualified == 4)
      #expect(statistics.byCategory == ["appointment": 4])
    }
  }

  @Test("takes a decision on what was held back, by whoever calls")
  func review() async throws {
    try await Self.with { client, _ in
      var held = Self.conversation("a")
      held.messages[0].content += " My platelets 250000."
      _ = try await client.ingestConversations(.with { $0.conversations = [held] })
      #expect(try await client.listReviewQueue(.init()).conversations.map(\.id) == ["a"])
      let record = try await client.decideReviewItem(
        .with {
          $0.id = "a"
          $0.outcome = .rejected
          $0.reason = "a record number"
        })
      #expect(record.state == "rejected")
      #expect(record.decision.outcome == .rejected)
      #expect(record.decision.decidedBy == "service:gateway")
      #expect(record.decision.reason == "a record number")
      #expect(record.decision.decidedAtMs > 0)
      #expect(try await client.listReviewQueue(.init()).conversations.isEmpty)
      #expect(try await client.getStatistics(.init()).rejected == 1)
      let error = await #expect(throws: RPCError.self) {
        try await client.decideReviewItem(.with { $0.id = "a" })
      }
      #expect(error?.code == .invalidArgument)
    }
    try await Self.with(peer: "trainer") { client, _ in
      let error = await #expect(throws: RPCError.self) {
        try await client.decideReviewItem(.with { $0.id = "a" })
      }
      #expect(error?.code == .permissionDenied)
    }
  }

  @Test("says what is not there by its code")
  func errors() async throws {
    try await Self.with { client, _ in
      await #expect(throws: RPCError.self) {
        try await client.getConversation(.with { $0.id = "x" })
      }
      do {
        _ = try await client.getSnapshot(.with { $0.id = "sha256:0" })
        Issue.record("an unknown snapshot was found")
      } catch let error as RPCError {
        #expect(error.code == .notFound)
      }
    }
  }

  @Test(
    "lets each service do only what is its own",
    arguments: [
      ("gateway", "createSnapshot"), ("trainer", "ingest"), ("deployer", "statistics"),
      ("evaluator", "statistics"),
    ])
  func access(peer: String, call: String) async throws {
    try await Self.with(peer: peer) { client, _ in
      do {
        switch call {
        case "createSnapshot": _ = try await client.createSnapshot(.init())
        case "ingest": _ = try await client.ingestConversations(.init())
        default: _ = try await client.getStatistics(.init())
        }
        Issue.record("\(peer) may \(call)")
      } catch let error as RPCError {
        #expect(error.code == .permissionDenied)
      }
    }
  }
}
