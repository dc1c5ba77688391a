/// Whether the assistant's turns say enough, and about what was asked.
enum AnswerRule {
  /// An answer with fewer words is curt unless it is a question or closes the talk.
  private static let substantialWords = 9
  /// An answer with more words is too long for a front desk.
  private static let longWords = 140

  static func judge(_ turns: [ScoredTurn]) -> QualityFinding {
    let spoken = turns.filter { $0.role != .system }
    var scores: [Double] = []
    var asked: [ScoredTurn] = []
    for turn in spoken {
      if turn.role == .user {
        asked.append(turn)
      } else if !asked.isEmpty {
        // The opening answer decides most: later turns may be short ("You're welcome").
        let isClosing = !scores.isEmpty
        scores.append(self.score(turn, to: asked, isClosing: isClosing))
      }
    }
    guard let first = scores.first else {
      return QualityFinding("answer", 0, weight: 0.25, "nothing is answered", cap: 0.5)
    }
    let mean = scores.reduce(0, +) / Double(scores.count)
    let score = 0.5 * first + 0.5 * mean
    let worst = scores.min() ?? 0
    if first < 0.4 {
      return QualityFinding(
        "answer", score, weight: 0.25, "the opening is answered curtly or beside the point",
        cap: 0.7)
    }
    return QualityFinding(
      "answer", score, weight: 0.25,
      worst < 0.4
        ? "an answer is curt or beside the point" : "answers have substance and stay on topic",
      cap: worst < 0.2 ? 0.78 : 1)
  }

  private static func score(
    _ answer: ScoredTurn, to asked: [ScoredTurn], isClosing: Bool
  ) -> Double {
    let count = answer.words.count
    var length = min(Double(count) / Double(Self.substantialWords), 1)
    if count > Self.longWords { length = max(0.5, 1 - Double(count - Self.longWords) / 400) }
    if isClosing { length = max(length, 0.6) }
    return length * (0.35 + 0.65 * self.relevance(of: answer, to: asked, isClosing: isClosing))
  }

  /// 1 when the answer shares a topic or words with what was said before, or asks for what is
  /// needed.
  private static func relevance(
    of answer: ScoredTurn, to asked: [ScoredTurn], isClosing: Bool
  ) -> Double {
    let answered = FrontDeskTopics.found(in: answer.words)
    let topics = asked.reduce(into: Set<Int>()) {
      $0.formUnion(FrontDeskTopics.found(in: $1.words))
    }
    if !answered.isDisjoint(with: topics) { return 1 }
    let words = Set(answer.words.hashes)
    let content = asked.reduce(into: Set<UInt64>()) { $0.formUnion($1.words.hashes) }
      .filter { !Lexicon.shared.entry(hash: $0).classes.contains(.function) }
    if !words.isDisjoint(with: content) { return 0.9 }
    if words.intersection(FrontDeskTopics.clarifying).count >= 2 { return 0.8 }
    return isClosing || topics.isEmpty ? 0.7 : 0.2
  }
}
