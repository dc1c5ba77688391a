/// Concepts of the front desk's world as additional features, so that words never seen in training
/// still say what they are: a drug by its ending, an insurer's vocabulary, a red flag by its family.
package struct MedicalLexicon: Sendable {
  /// Something patients talk about, and the phrases that show it, in the notation of `PhrasePattern`.
  struct Topic: Sendable {
    let name: String
    let phrases: [String]

    init(_ name: String, _ phrases: String...) {
      self.name = name
      self.phrases = phrases
    }
  }

  private static let topics =
    Self.medicationTopics + Self.moneyTopics + Self.visitTopics + Self.complaintTopics

  /// The built-in lexicon.
  package static let standard = MedicalLexicon()

  private let vocabulary: PhraseVocabulary
  private let matcher: PhraseMatcher
  private let conceptOfRule: [UInt64]

  private init() {
    var vocabulary = PhraseVocabulary(sets: [:])
    var patterns: [PhrasePattern] = []
    var concepts: [UInt64] = []
    for topic in Self.topics {
      for phrase in topic.phrases {
        patterns += PhrasePattern.parse(phrase, rule: concepts.count, vocabulary: &vocabulary)
      }
      concepts.append(Hash64.of("concept:" + topic.name))
    }
    self.vocabulary = vocabulary
    self.matcher = PhraseMatcher(patterns)
    self.conceptOfRule = concepts
  }

  /// The concepts in a patient's turn, with repetition; red-flag families included.
  package func concepts(in text: String) -> [UInt64] {
    var found = self.topics(in: text)
    for finding in RedFlagDetector.standard.findings(in: text) {
      found.append(Hash64.of("flag:" + (finding.family?.rawValue ?? "same_day")))
      if finding.urgency == .emergency { found.append(Hash64.of("flag:emergency")) }
    }
    return found
  }

  /// The concepts of a text without the red flags, with repetition.
  package func topics(in text: String) -> [UInt64] {
    let tokens = PhraseTokens(text, vocabulary: self.vocabulary)
    return self.matcher.matches(in: tokens).map { self.conceptOfRule[$0.rule] }
  }
}
