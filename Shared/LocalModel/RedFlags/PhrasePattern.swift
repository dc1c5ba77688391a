/// A phrase of terms with bounded gaps between them.
///
/// Notation: terms separated by blanks follow each other directly; `~n` between two terms lets up to
/// n words stand between them; a pattern that starts with `&n` matches its terms in any order, with
/// up to n words between two; one that starts with `%n` does the same across sentences, which other
/// patterns never cross.
package struct PhrasePattern: Sendable {
  /// One term and how many words may stand before it.
  package struct Step: Sendable {
    package var term: UInt16
    package var gap: Int
  }

  /// What the pattern stands for; meaning is the owner's.
  package let rule: Int
  /// The steps in order.
  package let steps: [Step]
  /// Whether the terms may stand in different sentences.
  package let crossesSentences: Bool

  /// Reads a notation; an unordered pattern becomes one pattern per order of its terms.
  package static func parse(
    _ notation: String, rule: Int, vocabulary: inout PhraseVocabulary
  ) -> [PhrasePattern] {
    var words = notation.split(separator: " ").map(String.init)
    var anyOrderGap: Int?
    let crossesSentences = notation.hasPrefix("%")
    if let first = words.first, first.hasPrefix("&") || crossesSentences {
      anyOrderGap = Int(first.dropFirst())
      words.removeFirst()
    }
    var steps: [Step] = []
    var gap = 0
    for word in words {
      if word.hasPrefix("~"), let width = Int(word.dropFirst()) {
        gap = width
      } else {
        steps.append(Step(term: vocabulary.term(word), gap: gap))
        gap = 0
      }
    }
    precondition(!steps.isEmpty, "a phrase notation needs a term")
    guard let anyOrderGap else {
      return [PhrasePattern(rule: rule, steps: steps, crossesSentences: false)]
    }
    return Self.orders(steps.map(\.term)).map { order in
      PhrasePattern(
        rule: rule, steps: order.map { Step(term: $0, gap: anyOrderGap) },
        crossesSentences: crossesSentences)
    }
  }

  private static func orders(_ terms: [UInt16]) -> [[UInt16]] {
    guard terms.count > 1 else { return [terms] }
    return terms.indices.flatMap { index -> [[UInt16]] in
      var rest = terms
      let first = rest.remove(at: index)
      return self.orders(rest).map { [first] + $0 }
    }
  }
}
