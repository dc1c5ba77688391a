/// Makes of what was said and of the feedback on it what may train a model: pure, and the same
/// every time.
package struct Curator: Sendable {
  /// Identifies the rules: what was curated by others is curated anew.
  package static let version = "\(Deidentifier.version)+\(QualityScorer.version)"

  private let deidentifier: Deidentifier
  private let scorer: QualityScorer
  private let hashing: MinHash

  package init() {
    self.deidentifier = Deidentifier()
    self.scorer = QualityScorer()
    self.hashing = MinHash()
  }

  /// Curates a conversation with all feedback on it, earliest first.
  package func curate(_ messages: [Message], feedback: [Feedback]) -> CuratedConversation {
    // Comments and corrections are de-identified with the conversation: a name in it is a name
    // there.
    let texts = messages.map(\.content) + feedback.flatMap { [$0.comment, $0.correctedAnswer] }
    let found = self.deidentifier.deidentify(turns: texts)
    let clean = zip(messages, found.turns).map { Message(role: $0.role, content: $1.text) }
    let rest = found.turns[messages.count...].map(\.text)
    let cleanFeedback = feedback.enumerated().map { index, item in
      var clean = item
      clean.comment = rest[2 * index]
      clean.correctedAnswer = rest[2 * index + 1]
      return clean
    }
    let correction = cleanFeedback.last { !$0.correctedAnswer.isEmpty }?.correctedAnswer
    let training = correction.flatMap { Self.correct(clean, with: $0) }
    var residuals: [ResidualSignal] = []
    for signal in found.turns.flatMap(\.residuals) where !residuals.contains(signal) {
      residuals.append(signal)
    }
    let score = self.scorer.score(
      training ?? clean, feedback: cleanFeedback, isCorrected: training != nil, residuals: residuals
    )
    return CuratedConversation(
      messages: clean, feedback: cleanFeedback, corrected: training, removed: found.removed,
      score: score,
      signature: self.hashing.signature(ofWords: clean.flatMap { WordSequence($0.content).hashes }))
  }

  /// The messages with another last assistant turn; nil when there is none to replace.
  private static func correct(_ messages: [Message], with answer: String) -> [Message]? {
    guard let last = messages.lastIndex(where: { $0.role == .assistant }) else { return nil }
    var corrected = Array(messages[...last])
    corrected[last].content = answer
    return corrected
  }
}
