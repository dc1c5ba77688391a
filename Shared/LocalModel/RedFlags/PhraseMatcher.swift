/// Finds all patterns of a set in a text, in one pass over its words.
package struct PhraseMatcher: Sendable {
  /// A place where a pattern matches.
  package struct Match: Hashable, Sendable {
    /// The rule of the pattern.
    package var rule: Int
    /// The words from the first to the last term.
    package var words: Range<Int>
  }

  /// Patterns by their first term.
  private let patterns: [[PhrasePattern]]

  package init(_ patterns: [PhrasePattern]) {
    let terms = patterns.map { Int($0.steps[0].term) }.max() ?? -1
    var byTerm = [[PhrasePattern]](repeating: [], count: terms + 1)
    for pattern in patterns { byTerm[Int(pattern.steps[0].term)].append(pattern) }
    self.patterns = byTerm
  }

  /// All matches, in the order of their first words; at most one per pattern and first word.
  package func matches(in tokens: PhraseTokens) -> [Match] {
    var matches: [Match] = []
    for start in 0..<tokens.count {
      for term in tokens.terms(at: start) where Int(term) < self.patterns.count {
        for pattern in self.patterns[Int(term)] {
          if let last = Self.end(of: pattern, step: 1, after: start, in: tokens) {
            matches.append(Match(rule: pattern.rule, words: start..<(last + 1)))
          }
        }
      }
    }
    return matches
  }

  /// The last word of a match whose step before `step` is at word `index`.
  private static func end(
    of pattern: PhrasePattern, step: Int, after index: Int, in tokens: PhraseTokens
  ) -> Int? {
    guard step < pattern.steps.count else { return index }
    let next = pattern.steps[step]
    var candidate = index + 1
    while candidate < tokens.count, candidate <= index + 1 + next.gap {
      if tokens.breaks[candidate] == .sentence { return nil }
      if tokens.contains(next.term, at: candidate),
        let last = Self.end(of: pattern, step: step + 1, after: candidate, in: tokens)
      {
        return last
      }
      candidate += 1
    }
    return nil
  }
}
