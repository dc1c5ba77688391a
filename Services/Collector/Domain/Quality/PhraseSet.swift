/// Phrases to look for in words.
///
/// A pattern is a list of steps separated by spaces: `chest|breast .. pain|pains`. Alternatives are
/// separated by `|`; `..` lets up to three words stand between. Matching is linear: each word
/// starts at most the few patterns that begin with it, and each looks a bounded number of words
/// ahead.
struct PhraseSet: Sendable {
  private struct Step {
    var words: Set<UInt64>
    var mayFollowGap: Bool
  }

  private static let gapWords = 3

  private let patterns: [[Step]]
  private let starts: [UInt64: [Int]]

  init(_ patterns: [String]) {
    self.patterns = patterns.map(Self.compile)
    var starts: [UInt64: [Int]] = [:]
    for (index, steps) in self.patterns.enumerated() {
      for word in steps[0].words { starts[word, default: []].append(index) }
    }
    self.starts = starts
  }

  /// The index of the word at which the first match begins that no negation precedes.
  func firstMatch(in words: WordSequence, ignoringNegated: Bool = true) -> Int? {
    for index in 0..<words.count {
      guard let candidates = self.starts[words.hashes[index]] else { continue }
      let isFound = candidates.contains { self.matches(self.patterns[$0], at: index, in: words) }
      if isFound, !(ignoringNegated && Self.isNegated(index, in: words)) { return index }
    }
    return nil
  }

  /// Whether any pattern occurs, negated or not.
  func occurs(in words: WordSequence) -> Bool {
    self.firstMatch(in: words, ignoringNegated: false) != nil
  }

  private func matches(_ steps: [Step], at start: Int, in words: WordSequence) -> Bool {
    var position = start
    for step in steps.dropFirst() {
      let reach = step.mayFollowGap ? Self.gapWords : 0
      let last = min(position + 1 + reach, words.count - 1)
      guard position + 1 <= last,
        let found = ((position + 1)...last).first(where: { step.words.contains(words.hashes[$0]) })
      else { return false }
      position = found
    }
    return true
  }

  /// "no chest pain", "denies …", "isn't having any …": within the sentence, up to four words
  /// before.
  static func isNegated(_ index: Int, in words: WordSequence) -> Bool {
    for back in 1...4 where index - back >= 0 {
      if words.sentenceEnds.contains(index - back) { return false }
      if Self.negations.contains(words.hashes[index - back]) { return true }
    }
    return false
  }

  private static func compile(_ pattern: String) -> [Step] {
    var steps: [Step] = []
    var mayFollowGap = false
    for part in pattern.split(separator: " ") {
      if part == ".." {
        mayFollowGap = true
        continue
      }
      let words = Set(part.split(separator: "|").map { WordHash.of(String($0)) })
      steps.append(Step(words: words, mayFollowGap: mayFollowGap))
      mayFollowGap = false
    }
    return steps
  }

  private static let negations = Set(
    [
      "no", "nothing", "not", "without", "wouldnt", "nor", "denies", "deny", "never", "isnt",
      "arent", "wasnt",
      "dont", "doesnt", "didnt", "havent", "hasnt",
    ]
    .map(WordHash.of))
}
