/// Grades forbidden content: no phrase of the lexicon, except where the sentence denies it.
package struct ForbiddenContent: Sendable {
  private let lexicon: Lexicon

  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  package func judge(_ text: NormalizedText) -> Judgement {
    guard !text.isEmpty else { return .nothingToJudge }
    let negation = Negation(scope: .lists)
    for sentence in text.sentences where !(sentence.isQuestion && self.lexicon.allowsQuestions) {
      for phrase in self.lexicon.phrases {
        let match = phrase.matches(in: sentence).first {
          !negation.denies(phraseAt: $0.lowerBound, in: sentence)
            && !self.isExcused(at: $0.lowerBound, in: sentence)
        }
        if let match {
          let words = sentence.tokens[match].map(\.word).joined(separator: " ")
          return Judgement(.notMet, "Says \"\(words)\" (\(self.lexicon.name): \"\(phrase)\").")
        }
      }
    }
    return Judgement(.met, "Says nothing of \(self.lexicon.name).")
  }

  /// Whether one of the excusing words stands before the phrase in the same clause.
  private func isExcused(at start: Int, in sentence: Sentence) -> Bool {
    var index = start
    while index > 0, sentence.tokens[index].boundary == .none {
      index -= 1
      if self.lexicon.excusedAfter.contains(sentence.tokens[index].stem) { return true }
    }
    return false
  }
}
