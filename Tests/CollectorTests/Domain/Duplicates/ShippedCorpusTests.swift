import Collector
import Statistics
import Testing

@Suite("The shipped corpus")
struct ShippedCorpusTests {
  @Test("nearly repeats itself in fewer than one conversation in twenty")
  func nearDuplicates() async throws {
    let corpus = try ShippedCorpus.conversations()
    #expect(corpus.count >= 400)
    try await CollectorRig.with { rig in
      try await rig.ingest(corpus)
      let statistics = try await rig.statistics()
      #expect(statistics.conversations == corpus.count)
      #expect(Double(statistics.nearDuplicates) < 0.05 * Double(corpus.count))
    }
  }

  /// What shows that the figure above is the corpus's and not the detector's: copies of its
  /// conversations are found, though each was changed.
  @Test("would be told to repeat itself if it did", arguments: Change.allCases)
  func plantedCopies(change: Change) async throws {
    let originals = try ShippedCorpus.conversations().enumerated()
      .filter { $0.offset.isMultiple(of: 9) }.map { Self.named($0.element) }
    var generator = SeededGenerator(seed: 7)
    let copies = originals.map { change.copy(of: $0, &generator) }
    try await CollectorRig.with { rig in
      try await rig.ingest(originals)
      let before = try await rig.statistics().nearDuplicates
      let report = try await rig.ingest(copies)
      #expect(report.count(of: .accepted) + report.count(of: .quarantined) == copies.count)
      let found = try await rig.statistics().nearDuplicates - before
      #expect(Double(found) >= 0.95 * Double(copies.count))
    }
  }

  /// The conversation with the name and the birthday of somebody in it.
  private static func named(_ original: ConversationSubmission) -> ConversationSubmission {
    var named = original
    named.turns[0].content += " This is \(Change.person)."
    return named
  }

  /// How a copy differs from its original.
  enum Change: CaseIterable {
    /// Somebody else on another day has the same conversation.
    case nameAndDate
    /// One word in twenty-five is another.
    case words
    /// A courtesy more at the end.
    case courtesy

    static let person = "Dana Whitfield, born 4/12/1975"

    func copy(
      of original: ConversationSubmission, _ generator: inout SeededGenerator
    ) -> ConversationSubmission {
      var copy = original
      copy.key = ConversationKey(source: "planted", id: original.key.id)
      switch self {
      case .nameAndDate:
        copy.turns[0].content.replace(Self.person, with: "Omar Castellano, born 11/2/1988")
      case .words:
        for turn in copy.turns.indices {
          copy.turns[turn].content = Self.reworded(copy.turns[turn].content, &generator)
        }
      case .courtesy:
        copy.turns[copy.turns.count - 1].content += " Take care."
      }
      return copy
    }

    private static func reworded(
      _ text: String, _ generator: inout SeededGenerator
    ) -> String {
      text.split(separator: " ").map { word in
        generator.index(below: 25) == 0 ? "perhaps" : String(word)
      }.joined(separator: " ")
    }
  }
}
