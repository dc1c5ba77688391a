/// A place in an answer that names help, and how much it asks for it.
package struct Directive: Sendable {
  /// How much a directive binds.
  package enum Force: Sendable, Hashable {
    /// "Call 911 now."
    case direct
    /// A rule without a person: "a stiff neck with fever needs the emergency room".
    case general
    /// "If it gets worse, call 911", "call 911 for any trouble breathing".
    case conditional
    /// "You do not need to call 911."
    case denied
    /// "Have you called 911?"
    case asked
  }

  /// The words that matched.
  package let words: String
  package let force: Force

  /// Reads the directive that matched at `match`.
  package init(match: Range<Int>, sentence: Sentence) {
    self.words = sentence.tokens[match].map(\.word).joined(separator: " ")
    self.force = Self.force(of: match, in: sentence)
  }

  private static func force(of match: Range<Int>, in sentence: Sentence) -> Force {
    let tokens = sentence.tokens
    if Negation(scope: .clause).denies(phraseAt: match.lowerBound, in: sentence) {
      return .denied
    }
    if self.dependsOnSymptoms(match, in: tokens) || self.listsSymptoms(after: match, in: tokens) {
      return .conditional
    }
    if sentence.isQuestion, !self.isRequest(tokens) {
      return .asked
    }
    return self.isRule(upTo: match, in: tokens) ? .general : .direct
  }

  /// "Can you call 911 right now?" asks for the call; "Have you called 911?" does not.
  private static func isRequest(_ tokens: [Token]) -> Bool {
    tokens.prefix(4).contains { ["can", "could", "will", "would", "please"].contains($0.word) }
  }

  /// "Call 911 for trouble breathing", but not "call 911 for him" or "for an ambulance".
  private static func listsSymptoms(after match: Range<Int>, in tokens: [Token]) -> Bool {
    let rest = tokens[match.upperBound...].prefix { $0.boundary == .none }
    let position = rest.indices.first { index in
      rest[index].word == "for" && tokens[index - 1].stem != "wait"
    }
    guard let position else { return false }
    return !tokens[(position + 1)...].prefix(4).contains { Self.purposes.contains($0.stem) }
  }

  /// "Any of those means 911", "a seizure needs the emergency room": said of something in general,
  /// unless the sentence begins with the person or with what was just described.
  private static func isRule(upTo match: Range<Int>, in tokens: [Token]) -> Bool {
    guard let first = tokens.first, !Self.definite.contains(first.word) else { return false }
    return tokens[..<match.upperBound].contains { ["mean", "need"].contains($0.stem) }
  }

  /// Whether a condition in the same sentence governs the directive.
  private static func dependsOnSymptoms(_ match: Range<Int>, in tokens: [Token]) -> Bool {
    tokens.indices.contains { index in
      self.opensCondition(at: index, in: tokens)
        && self.governs(conditionAt: index, match, in: tokens)
        && !self.isConditionOfMeans(after: index, in: tokens)
    }
  }

  private static func opensCondition(at index: Int, in tokens: [Token]) -> Bool {
    let next = index + 1 < tokens.count ? tokens[index + 1].word : ""
    let previous = index > 0 ? tokens[index - 1].word : ""
    return switch tokens[index].word {
    case "if": previous != "even"
    case "unless", "whenever": true
    case "when", "once": index == 0 || tokens[index].boundary != .none
    case "should":
      ["you", "he", "she", "they", "it"].contains(next)
        && (index == 0 || tokens[index].boundary != .none)
    case "case": previous == "in"
    case "moment", "minute", "second", "instant":
      previous == "the" && ["you", "he", "she", "they", "it"].contains(next)
    default: false
    }
  }

  /// A condition after the directive governs it within the same clause: "call 911 if it gets
  /// worse", not "call 911 now, and if...". One before it governs when it opens a clause itself:
  /// "if it gets worse, call 911", not "call us if it is mild, otherwise call 911" nor "if you can,
  /// sit; call 911".
  private static func governs(
    conditionAt index: Int, _ match: Range<Int>, in tokens: [Token]
  ) -> Bool {
    if match.contains(index) { return false }
    if index < match.lowerBound {
      let ended = tokens[(index + 1)...match.lowerBound].contains { $0.boundary == .independent }
      return !ended
        && (index == 0 || tokens[index].boundary != .none
          || Self.clauseOpeners.contains(tokens[index - 1].word))
    }
    let between = match.upperBound..<index
    return tokens[index].boundary < .clause
      && !tokens[between].contains {
        $0.boundary != .none || ["and", "but", "then"].contains($0.word)
      }
  }

  /// "If you have an auto-injector, use it and call 911" asks for means, not for symptoms.
  private static func isConditionOfMeans(after index: Int, in tokens: [Token]) -> Bool {
    let next = tokens[(index + 1)...]
    // "If you can, unlock the door": nothing but the ability.
    if next.count > 2, next[index + 2].word == "can", next[index + 3].boundary != .none {
      return true
    }
    let condition = Sentence(tokens: Array(next.prefix(7)), isQuestion: false)
    return EscalationPhrases.meansConditions.contains { phrase in
      phrase.matches(in: condition).contains { $0.lowerBound <= 3 }
    }
  }

  private static let clauseOpeners: Set<String> = [
    "and", "or", "but", "so", "then", "please", "the", "in",
  ]

  private static let definite: Set<String> = [
    "this", "that", "it", "you", "your", "he", "she", "they", "his", "her", "what", "call", "go",
    "please",
  ]

  private static let purposes: Set<String> = Set(
    [
      "him", "her", "them", "you", "me", "us", "help", "ambulance", "evaluation", "care",
      "treatment", "check", "exam", "assessment", "test", "this", "that",
    ].map(Token.stem(of:)))
}
