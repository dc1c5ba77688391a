import Collector
import FoundationEssentials
import GRDB
import StoreKit
import Testing

@Suite("Ingestion")
struct IngestionTests {
  @Test("stores an item once, however often it comes")
  func idempotent() async throws {
    try await CollectorRig.with { rig in
      let item = ConversationSubmission.good("a")
      let first = try await rig.ingest([item])
      let again = try await rig.ingest([item, item])
      #expect(first.results.map(\.outcome) == [.accepted])
      #expect(again.results.map(\.outcome) == [.duplicate, .duplicate])
      #expect(try await rig.statistics().conversations == 1)
    }
  }

  @Test("takes an id again from another source but not with other content")
  func conflict() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      let other = try await rig.ingest([
        .good("a", topic: 1), .good("a", topic: 1, source: "other"),
      ])
      #expect(other.results.map(\.outcome) == [.rejected, .accepted])
      #expect(other.results[0].reasons.first?.contains("used before") == true)
    }
  }

  @Test("keeps the good items of a batch and says what is wrong with each bad one")
  func partialSuccess() async throws {
    var limits = IngestionLimits()
    limits.maximumTextBytes = 2_000
    limits.maximumTurns = 4
    try await CollectorRig.with(limits: limits) { rig in
      func item(_ id: String, _ turns: [(String, String)]) -> ConversationSubmission {
        ConversationSubmission(
          key: ConversationKey(source: "t", id: id),
          turns: turns.map { .init(role: $0.0, content: $0.1) })
      }
      var rated = ConversationSubmission.good("rated", topic: 2)
      rated.feedback = FeedbackSubmission(id: "f", conversationID: "rated", rating: 9)
      let report = try await rig.ingest([
        .good("ok"), item("none", []), item("", [("user", "hi")]), item("role", [("nurse", "hi")]),
        item("blank", [("user", " \n")]),
        item("long", [("user", String(repeating: "x", count: 2_001))]),
        item("many", Array(repeating: ("user", "hi"), count: 5)),
        item("mute", [("assistant", "hi")]),
        item(String(repeating: "i", count: 257), [("user", "hi")]), rated, .good("ok2", topic: 1),
      ])
      #expect(report.results.first?.outcome == .accepted)
      #expect(report.results.last?.outcome == .accepted)
      let bad = report.results.dropFirst().dropLast()
      #expect(
        bad.allSatisfy { $0.outcome == .rejected && $0.quality == 0 && $0.reasons.count == 1 })
      #expect(Set(bad.flatMap(\.reasons)).count == bad.count)
      #expect(try await rig.statistics().conversations == 2)
    }
  }

  @Test("refuses a batch with too many items as a whole")
  func batchLimit() async throws {
    var limits = IngestionLimits()
    limits.maximumItems = 2
    try await CollectorRig.with(limits: limits) { rig in
      await #expect(throws: CollectorError.tooManyItems(count: 3, limit: 2)) {
        try await rig.ingest([.good("a"), .good("b", topic: 1), .good("c", topic: 2)])
      }
    }
  }

  @Test("keeps nothing of what was said, and no name that a client gave, in the clear")
  func sealedTexts() async throws {
    try await CollectorRig.with { rig in
      let report = try await rig.ingest([
        .good(
          "caller-canary",
          feedback: FeedbackSubmission(
            id: "vote-canary", conversationID: "caller-canary", comment: "Martha was happy"))
      ])
      #expect(report.removed == [.name: 2, .date: 1])
      _ = try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester)
      let said = try await rig.record("caller-canary").messages.flatMap {
        $0.content.split(separator: " ").filter { $0.count > 6 }
      }
      #expect(said.count > 3)
      for text in ["Martha", "1961", "canary"] + said.map({ String($0) }) {
        #expect(try !rig.holds(text), "\(text)")
      }
      #expect(try rig.holds("conversations.ingest"))
    }
  }

  @Test("holds back what is dangerous or may hold identifiers and queues it for review")
  func quarantine() async throws {
    try await CollectorRig.with { rig in
      let report = try await rig.ingest([
        ConversationSubmission(
          key: ConversationKey(source: "t", id: "bad"),
          turns: [
            .init(role: "user", content: "my chest hurts"),
            .init(role: "assistant", content: "No need to call 911, it's probably just gas."),
          ]), .good("ok"),
      ])
      #expect(report.results.map(\.outcome) == [.quarantined, .accepted])
      #expect(
        report.results[0].reasons == ["an assistant turn talks the patient out of emergency care"])
      let queue = try await rig.store.reviewQueue(
        limit: 10, for: CollectorRig.requester, at: CollectorRig.now)
      #expect(queue.map(\.key.id) == ["bad"])
      let statistics = try await rig.statistics()
      #expect((statistics.accepted, statistics.quarantined, statistics.qualified) == (1, 1, 1))
    }
  }

  @Test("tells those who watch and the audit trail, without text")
  func announcements() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("a")])
      try await rig.ingest([.good("a")])
      let (events, audit) = try await rig.database.read { db in
        (
          try Outbox.events(after: 0, limit: 10, in: db),
          try AuditLog.entries(after: 0, limit: 10, in: db)
        )
      }
      #expect(events.map(\.type) == ["conversations-ingested"])
      #expect(
        events[0].dataJSON
          == #"{"accepted":1,"duplicates":1,"lastIngestSequence":1,"qualified":1,"quarantined":0,"rejected":0}"#
      )
      #expect(audit.map(\.action) == ["conversations.ingest", "conversations.ingest"])
      #expect(audit.allSatisfy { $0.actor == "anna" && $0.requestID == "r-1" })
    }
  }
}
