/// Finds all patterns of a set in a text, in one pass over its words.
package struct PhraseMatcher: Sendable {
  /// A place where a pattern matches.
  package struct Match: Hashable, Sendable {
    /// The rule of the pattern.
    package var rule: Int
    /// The words from the first to the last term.
    package var words: Range<Int>
    /// The words of the terms themselves.
    package var terms: [Int]
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
          var places = [start]
          if Self.complete(pattern, &places, in: tokens), let last = places.last {
            matches.append(
              Match(rule: pattern.rule, words: start..<(last + 1), terms: places))
          }
        }
      }
    }
    return matches
  }

  /// Finds places for the steps that have none yet, nearest first; `false` when there are none.
  private static func complete(
    _ pattern: PhrasePattern, _ places: inout [Int], in tokens: PhraseTokens
  ) -> Bool {
    guard places.count < pattern.steps.count, let previous = places.last else { return true }
    let next = pattern.steps[places.count]
    var candidate = previous + 1
    while candidate < tokens.count, candidate <= previous + 1 + next.gap {
      if !pattern.crossesSentences, tokens.breaks[candidate] == .sentence { return false }
      if tokens.contains(next.term, at: candidate) {
        places.append(candidate)
        if Self.complete(pattern, &places, in: tokens) { return true }
        places.removeLast()
      }
      candidate += 1
    }
    return false
  }
}
