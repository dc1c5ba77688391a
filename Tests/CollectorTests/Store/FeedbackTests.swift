import Collector
import Testing

@Suite("Feedback")
struct FeedbackTests {
  @Test("is stored once and scores its conversation again")
  func rescoring() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      let before = try await rig.record("a").quality
      let feedback = FeedbackSubmission(id: "f", conversationID: "a", vote: .down, rating: 1)
      #expect(try await rig.ingest(feedback).results.map(\.outcome) == [.accepted])
      #expect(try await rig.ingest(feedback).results.map(\.outcome) == [.duplicate])
      let after = try await rig.record("a")
      #expect(after.quality < 0.8 && before >= 0.8)
      #expect(after.feedbackCount == 1)
      #expect(try await rig.statistics().qualified == 0)
    }
  }

  @Test("replaces former feedback of the same id")
  func upsert() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a", modelVersionID: "m-1")])
      try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "a", vote: .down))
      #expect(try await rig.statistics().feedbackByModelVersion["m-1"] == .init(negative: 1))
      try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "a", vote: .up))
      let statistics = try await rig.statistics()
      #expect(statistics.feedback == 1)
      #expect(statistics.feedbackByModelVersion["m-1"] == .init(positive: 1))
      #expect(try await rig.record("a").quality >= 0.8)
    }
  }

  @Test("on an unknown or ambiguous conversation is rejected with the reason")
  func unknown() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("a", topic: 1, source: "other")])
      let none = try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "x", vote: .up))
      #expect(none.results[0].outcome == .rejected)
      #expect(
        none.results[0].reasons == ["no conversation has this id; send the conversation first"])
      let two = try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "a", vote: .up))
      #expect(two.results[0].reasons.first?.hasPrefix("2 sources") == true)
      let empty = try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "a"))
      #expect(empty.results[0].reasons.count == 1)
    }
  }

  @Test("with a corrected answer makes a sample of a bad conversation, which then counts as new")
  func correction() async throws {
    try await CollectorRig.with { rig in
      var bad = ConversationSubmission.good("bad", topic: 2)
      bad.turns[1].content = "Google it."
      try await rig.ingest([.good("ok"), bad])
      let mark = try await rig.statistics().lastSequence.rawValue
      #expect(try await rig.statistics(after: mark).newQualified == 0)
      try await rig.ingest(
        FeedbackSubmission(
          id: "f", conversationID: "bad", vote: .down,
          correctedAnswer:
            "I'm sorry. Please give me the claim number and I'll ask billing to check.",
          givenBy: "staff"))
      let statistics = try await rig.statistics(after: mark)
      #expect((statistics.newQualified, statistics.qualified) == (1, 2))
      #expect(statistics.newAverageQuality >= 0.8)
    }
  }
}
