/// Decides whether a phrase in a sentence is denied rather than said.
///
/// A window rule in the tradition of NegEx (Chapman et al., "A simple algorithm for identifying
/// negated findings and diseases in discharge summaries", J. Biomed. Inform. 34(5), 2001): a
/// trigger before the phrase negates it unless the clause ends in between.
package struct Negation: Sendable {
  /// Which punctuation and conjunctions end the reach of a negation.
  package enum Scope: Sendable {
    /// Commas do not end it while the sentence goes on with "or": "don't stop, skip or double".
    case lists
    /// A comma or "and" ends it: "don't wait, call 911", "don't drive and call 911".
    case clause
  }

  /// How many words before the phrase are looked at.
  package static let reachWords = 12

  private let scope: Scope

  package init(scope: Scope) {
    self.scope = scope
  }

  /// Whether the phrase that starts at `start` is denied.
  package func denies(phraseAt start: Int, in sentence: Sentence) -> Bool {
    let tokens = sentence.tokens
    var index = start
    var passed = 0
    while passed < Self.reachWords {
      if self.ends(at: index, in: tokens) { return false }
      index -= 1
      passed += 1
      guard index >= 0 else { return false }
      let word = tokens[index].word
      if word == "instead" { return tokens[index + 1].word == "of" }
      if self.closers.contains(word) { return false }
      if Self.encouragers.contains(tokens[index].stem) { return false }
      if self.triggers.contains(word), !self.isFormula(at: index, in: tokens) { return true }
    }
    return false
  }

  /// Whether the reach ends at the gap before the token at `index`.
  private func ends(at index: Int, in tokens: [Token]) -> Bool {
    guard index < tokens.count else { return false }
    switch (tokens[index].boundary, self.scope) {
    case (.none, _): return false
    case (.clause, _), (.independent, _), (.comma, .clause): return true
    case (.comma, .lists): return !tokens[index...].contains { ["or", "nor"].contains($0.word) }
    }
  }

  private var closers: Set<String> {
    switch self.scope {
    case .lists: ["but", "however", "so", "just", "please"]
    case .clause: ["but", "however", "so", "and", "please", "then"]
    }
  }

  /// "Not a problem" and "not sure" deny nothing that follows.
  private func isFormula(at index: Int, in tokens: [Token]) -> Bool {
    let following = tokens[(index + 1)...].prefix(2).map(\.word)
    return switch (tokens[index].word, following.first, following.last) {
    case ("no", "problem", _), ("no", "worries", _), ("no", "matter", _), ("not", "only", _): true
    case ("not", "a", "problem"), ("not", "at", "all"): true
    default: false
    }
  }

  /// "Tell us before taking two tablets" advises nothing, but "before anything else call 911" does.
  private var triggers: Set<String> {
    switch self.scope {
    case .lists: Self.denials.union(["whether", "before"])
    case .clause: Self.denials
    }
  }

  private static let denials: Set<String> = [
    "not", "never", "no", "without", "nor", "neither", "unable", "avoid",
  ]

  /// "Don't hesitate to call" asks for the call.
  private static let encouragers: Set<String> = Set(
    ["hesitate", "wait", "delay", "afraid", "postpone", "embarrassed", "time", "waste"].map(
      Token.stem(of:)))
}
