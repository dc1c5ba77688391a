import Collector
import Testing

@Suite("Stored near-duplicates")
struct NearDuplicateTests {
  private static func varied(_ id: String, _ change: (String) -> String) -> ConversationSubmission {
    var item = ConversationSubmission.good(id)
    item.turns[0].content = change(item.turns[0].content)
    return item
  }

  @Test("are flagged and counted, and only one of them is a sample")
  func flagged() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      // Another person with the same words: names do not hide a duplicate.
      try await rig.ingest([Self.varied("b") { $0.replacing("Martha Quill", with: "Orson Tate") }])
      try await rig.ingest([.good("c", topic: 1)])
      #expect(try await rig.record("b").nearDuplicateOf == "a")
      #expect(try await rig.record("c").nearDuplicateOf == nil)
      let statistics = try await rig.statistics()
      #expect((statistics.nearDuplicates, statistics.qualified) == (1, 2))
    }
  }

  @Test("leave the better one as the sample, also after feedback")
  func bestStays() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      try await rig.ingest([.good("b")])
      #expect(try await rig.record("b").nearDuplicateOf == "a")
      try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "b", vote: .up, rating: 5))
      #expect(try await rig.record("b").nearDuplicateOf == nil)
      #expect(try await rig.record("a").nearDuplicateOf == "b")
      let statistics = try await rig.statistics()
      #expect((statistics.nearDuplicates, statistics.qualified) == (1, 1))
    }
  }

  @Test("include the beginning of a conversation that went on")
  func continuation() async throws {
    try await CollectorRig.with { rig in
      var begun = ConversationSubmission.good("call:1", topic: 3)
      begun.group = "call"
      var continued = begun
      continued.key = ConversationKey(source: "test", id: "call:2")
      continued.turns += [
        .init(
          role: "user", content: "Thursday after lunch would be great, what should I bring along?"),
        .init(
          role: "assistant",
          content: "Thank you. Please bring a list of your medicines and your card."),
      ]
      try await rig.ingest([begun])
      try await rig.ingest([continued])
      #expect(try await rig.record("call:1").nearDuplicateOf == "call:2")
      #expect(try await rig.statistics().qualified == 1)
    }
  }
}
