/// Finds and replaces the identifiers of 45 CFR 164.514(b)(2) in the turns of a conversation, by
/// rules.
///
/// Each turn is folded to ASCII and cut into tokens; every recogniser proposes spans; overlaps are
/// merged; then names and codes found anywhere in the conversation are removed everywhere in it.
/// All steps are linear in the length of the text.
package struct Deidentifier: Sendable {
  /// Changes whenever the rules would treat some text differently; recorded with every snapshot.
  package static let version = "rules-1"

  private let lexicon: Lexicon
  private let recognizers: [any Recognizer]

  package init(lexicon: Lexicon = .shared) {
    self.lexicon = lexicon
    self.recognizers = [
      ContactRecognizer(), SpokenContactRecognizer(), DateRecognizer(), NumberRecognizer(),
      CodeRecognizer(), AgeRecognizer(), SpelledRecognizer(), AddressRecognizer(),
      FacilityRecognizer(), PlaceRecognizer(), TitledNameRecognizer(), StatedNameRecognizer(),
      NameRecognizer(),
    ]
  }

  /// De-identifies one text on its own.
  package func deidentify(_ text: String) -> DeidentifiedText {
    self.deidentify(turns: [text]).turns[0]
  }

  /// De-identifies the turns of one conversation together.
  package func deidentify(turns: [String]) -> DeidentifiedConversation {
    var expected: Expectation = []
    var texts: [TokenizedText] = []
    for turn in turns {
      let text = TokenizedText(turn, expected: expected, lexicon: self.lexicon)
      let request = text.request
      // "Mm-hm" between question and answer does not take the question back.
      if !request.isEmpty || text.count > Self.shortTurnTokens { expected = request }
      texts.append(text)
    }
    var candidates = texts.map { text in
      var found = CandidateList()
      for recognizer in self.recognizers { recognizer.recognize(in: text, into: &found) }
      return found
    }
    let memory = ConversationMemory(texts: texts, candidates: candidates)
    if !memory.isEmpty {
      for index in texts.indices { memory.recall(in: texts[index], into: &candidates[index]) }
    }
    var surrogates = Surrogates()
    return DeidentifiedConversation(
      turns: zip(turns, zip(texts, candidates)).map { turn, found in
        self.redact(turn, found.0, found.1.resolved(), &surrogates)
      })
  }

  private static let shortTurnTokens = 6

  private func redact(
    _ original: String, _ text: TokenizedText, _ candidates: [Candidate],
    _ surrogates: inout Surrogates
  ) -> DeidentifiedText {
    let residuals = ResidualSignal.signals(in: text, covered: candidates)
    guard !candidates.isEmpty else {
      return DeidentifiedText(text: original, spans: [], residuals: residuals)
    }
    let scalars = Array(original.unicodeScalars)
    var redacted = String.UnicodeScalarView()
    var spans: [IdentifierSpan] = []
    var copied = 0
    var token = 0
    for candidate in candidates {
      let range = text.normalized.scalarRange(Int(candidate.start)..<Int(candidate.end))
      var words: [UInt64] = []
      while token < text.count, text[token].start < candidate.end {
        if text[token].start >= candidate.start, text[token].hash != 0 {
          words.append(text[token].hash)
        }
        token += 1
      }
      redacted.append(contentsOf: scalars[copied..<range.lowerBound])
      redacted.append(
        contentsOf: surrogates.surrogate(for: candidate.kind, words: words).unicodeScalars)
      spans.append(IdentifierSpan(range: range, kind: candidate.kind, rule: candidate.rule))
      copied = range.upperBound
    }
    redacted.append(contentsOf: scalars[copied...])
    return DeidentifiedText(text: String(redacted), spans: spans, residuals: residuals)
  }
}
