import Collector
import GRDB
import StoreKit
import Testing

@Suite("A review")
struct ReviewTests {
  /// Good, but for a number that may identify somebody.
  private static func held(_ id: String, topic: Int = 0) -> ConversationSubmission {
    var item = ConversationSubmission.good(id, topic: topic)
    item.turns[0].content += " My platelets 250000."
    return item
  }

  @discardableResult
  private static func decide(
    _ outcome: ReviewDecision.Outcome, _ id: String, _ rig: CollectorRig,
    reason: String = "a blood count"
  ) async throws -> ConversationRecord {
    try await rig.reviews.decide(
      outcome, on: id, source: nil, reason: reason, for: CollectorRig.requester)
  }

  private static func queue(_ rig: CollectorRig) async throws -> [String] {
    try await rig.store.reviewQueue(
      limit: 10, for: CollectorRig.requester, at: CollectorRig.now
    ).map(\.key.id)
  }

  @Test("that approves lets a conversation become a sample, which counts as new")
  func approval() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.held("a"), .good("b", topic: 1)])
      #expect(try await Self.queue(rig) == ["a"])
      let record = try await Self.decide(.approved, "a", rig)
      #expect(record.state == .accepted)
      #expect(
        record.decision
          == ReviewDecision(
            outcome: .approved, decidedBy: "anna", decidedAt: CollectorRig.now,
            reason: "a blood count"))
      #expect(try await Self.queue(rig).isEmpty)
      let statistics = try await rig.statistics(after: 2)
      #expect((statistics.accepted, statistics.quarantined, statistics.qualified) == (2, 0, 2))
      #expect(statistics.newQualified == 1)
      let snapshot = try await rig.datasets.create(
        minimumQuality: nil, for: CollectorRig.requester)
      #expect(snapshot.recordCount == 2)
    }
  }

  @Test("that rejects keeps it out for good, also under new rules and feedback")
  func rejection() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.held("a")])
      #expect(try await Self.decide(.rejected, "a", rig).state == .rejected)
      #expect(try await Self.queue(rig).isEmpty)
      try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "a", vote: .up, rating: 5))
      #expect(try await rig.record("a").state == .rejected)
      let statistics = try await rig.statistics()
      #expect((statistics.rejected, statistics.quarantined, statistics.qualified) == (1, 0, 0))
      #expect(statistics.conversations == 1)
    }
  }

  @Test("can be revised, and the last decision counts")
  func revision() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.held("a")])
      try await Self.decide(.approved, "a", rig)
      try await Self.decide(.rejected, "a", rig, reason: "it is a record number after all")
      #expect(try await rig.statistics().qualified == 0)
      #expect(try await Self.decide(.approved, "a", rig).state == .accepted)
      #expect(try await rig.statistics().qualified == 1)
    }
  }

  @Test("holds for what was seen: text that came later waits for another one")
  func newText() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.held("a")])
      try await Self.decide(.approved, "a", rig)
      // A vote says nothing that could hold it back.
      try await rig.ingest(FeedbackSubmission(id: "f1", conversationID: "a", vote: .up, rating: 5))
      #expect(try await rig.record("a").state == .accepted)
      try await rig.ingest(
        FeedbackSubmission(id: "f2", conversationID: "a", comment: "It was 250111 in May."))
      let record = try await rig.record("a")
      #expect(record.state == .quarantined)
      #expect(record.decision == nil)
      #expect(try await Self.queue(rig) == ["a"])
    }
  }

  @Test("that takes a sample away gives its place to the next best of those that repeat it")
  func succession() async throws {
    try await CollectorRig.with { rig in
      for id in ["a", "b"] {
        try await rig.ingest([Self.held(id)])
        try await Self.decide(.approved, id, rig)
      }
      #expect(try await rig.record("b").nearDuplicateOf == "a")
      try await Self.decide(.rejected, "a", rig)
      #expect(try await rig.record("b").nearDuplicateOf == nil)
      #expect(try await rig.record("a").nearDuplicateOf == "b")
      #expect(try await rig.statistics().qualified == 1)
    }
  }

  @Test("is told to those who watch and stands in the audit trail with who decided")
  func announcements() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.held("a")])
      try await Self.decide(.approved, "a", rig)
      try await Self.decide(.approved, "a", rig)
      let (events, audit) = try await rig.database.read { db in
        (
          try Outbox.events(after: 0, limit: 10, in: db),
          try AuditLog.entries(after: 0, limit: 10, in: db)
        )
      }
      #expect(events.map(\.type) == ["conversations-ingested", "review-decided"])
      #expect(events.last?.dataJSON == #"{"outcome":"approved","qualified":true}"#)
      let decisions = audit.filter { $0.action == "review.approved" }
      #expect(decisions.count == 1)
      #expect(decisions.first?.actor == "anna")
      #expect(decisions.first?.reason == "a blood count")
    }
  }

  @Test("is refused for what was never held back, what is not there, and a long reason")
  func refusals() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      await #expect(throws: CollectorError.notHeldBack) {
        try await Self.decide(.rejected, "a", rig)
      }
      await #expect(throws: CollectorError.unknownConversation) {
        try await Self.decide(.rejected, "b", rig)
      }
      await #expect(throws: CollectorError.reasonTooLong(limitBytes: 500)) {
        try await Self.decide(.rejected, "a", rig, reason: String(repeating: "x", count: 501))
      }
    }
  }

  @Test("survives a restart and rules that curate everything again")
  func persistence() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.held("a"), Self.held("b", topic: 1)])
      try await Self.decide(.approved, "a", rig)
      try await Self.decide(.rejected, "b", rig)
      try await rig.restarted { rig in
        try await rig.database.write { db in
          try db.execute(sql: "UPDATE conversation SET curator_version = 'former'")
        }
        #expect(try await rig.store.curateOutdated(limit: 10) == 2)
        #expect(try await rig.record("a").state == .accepted)
        #expect(try await rig.record("b").state == .rejected)
        let statistics = try await rig.statistics()
        #expect((statistics.accepted, statistics.rejected, statistics.qualified) == (1, 1, 1))
      }
    }
  }
}
