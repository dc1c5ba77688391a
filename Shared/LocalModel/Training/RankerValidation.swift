/// The ranking task of the validation part: the true reply among 19 others.
package struct RankerValidation: Sendable {
  /// One question.
  private struct Question: Sendable {
    var context: FeatureBag
    /// Positions of the replies; the true one is first.
    var replies: [Int]
  }

  /// Replies to choose from.
  private static let choices = 20
  /// Questions asked; more would only narrow the interval.
  private static let mostQuestions = 1500

  private let questions: [Question]
  private let replies: [Int: FeatureBag]

  package init(corpus: TrainingCorpus, validation: [Int], training: [Int], seed: UInt64) {
    func answered(_ conversations: [Int]) -> [Int] {
      conversations.flatMap { corpus.ranges[$0] }.filter { corpus.positions[$0].reply != nil }
    }
    var generator = SeededGenerator(seed: seed, stream: 0x4a11)
    var asked = answered(validation)
    generator.shuffle(&asked)
    asked = Array(asked.prefix(Self.mostQuestions))
    let pool = answered(validation) + answered(training)
    var questions: [Question] = []
    for position in asked {
      var chosen = [position]
      var seen: Set<Int32> = [corpus.positions[position].replyIdentity]
      for _ in 0..<(Self.choices * 4) where chosen.count < Self.choices {
        let other = pool[generator.next(below: pool.count)]
        let sameDialogue =
          corpus.positions[other].conversation == corpus.positions[position].conversation
        if !sameDialogue, seen.insert(corpus.positions[other].replyIdentity).inserted {
          chosen.append(other)
        }
      }
      questions.append(Question(context: corpus.contexts[position], replies: chosen))
    }
    self.questions = questions
    self.replies = Dictionary(
      questions.flatMap { $0.replies.map { ($0, corpus.replies[$0]) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Mean cross-entropy, and the share of questions where the true reply comes first.
  package func evaluate(_ encoder: DualEncoder, scale: Float) -> (loss: Float, recall: Double)? {
    guard !self.questions.isEmpty else { return nil }
    let vectors = self.replies.mapValues { encoder.encode(reply: $0) }
    var loss: Float = 0
    var right = 0
    for question in self.questions {
      let context = encoder.encode(context: question.context)
      var scores = question.replies.map { reply -> Float in
        guard let vector = vectors[reply] else { return 0 }
        return scale * zip(vector, context).reduce(0) { $0 + $1.0 * $1.1 }
      }
      if scores.dropFirst().allSatisfy({ $0 < scores[0] }) { right += 1 }
      scores.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { VectorMath.softmax(base, buffer.count) }
      }
      loss -= FastMath.log(scores[0])
    }
    let count = self.questions.count
    return (loss / Float(count), Double(right) / Double(count))
  }
}
