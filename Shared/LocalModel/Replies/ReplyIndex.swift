/// All replies the model can give, with the contexts they answered in training.
package struct ReplyIndex: Sendable {
  /// The replies.
  package let entries: [ReplyEntry]
  /// One unit vector per reply.
  package let replyVectors: [Float]
  /// One unit vector per context.
  package let contextVectors: [Float]
  /// Probabilities of the topics of each context.
  package let contextTopics: [Float]
  /// The reply each context was answered with.
  package let entryOfContext: [Int32]
  /// Words of the contexts.
  package let lexical: LexicalIndex
  /// Length of a vector.
  package let dimension: Int
  /// What the replies take up from what is said.
  private let overlap: WordOverlap

  /// What the replies speak of.
  private let concepts: ReplyConcepts
  /// Whether the topic head was trained.
  private let knowsTopics: Bool

  package init(
    entries: [ReplyEntry], replyVectors: [Float], contextVectors: [Float],
    contextTopics: [Float], entryOfContext: [Int32], lexical: LexicalIndex, dimension: Int,
    lexicon: MedicalLexicon?
  ) {
    precondition(replyVectors.count == entries.count * dimension, "one vector per reply")
    precondition(contextVectors.count == entryOfContext.count * dimension, "one per context")
    precondition(
      contextTopics.count == entryOfContext.count * DialogueTopic.allCases.count,
      "one probability per context and topic")
    self.entries = entries
    self.replyVectors = replyVectors
    self.contextVectors = contextVectors
    self.contextTopics = contextTopics
    self.entryOfContext = entryOfContext
    self.lexical = lexical
    self.dimension = dimension
    self.overlap = WordOverlap(entries)
    self.concepts = ReplyConcepts(entries, lexicon: lexicon)
    self.knowsTopics = lexicon != nil
  }

  /// A reply that was found.
  package struct Candidate: Hashable, Sendable {
    /// Position in `entries`.
    package var entry: Int
    /// The context that speaks for it most.
    package var context: Int
    /// Why it was chosen.
    package var evidence: ReplyEvidence
    /// Fitness: higher is better.
    package var score: Float
  }

  /// The best reply among those `bonus` admits.
  ///
  /// - Parameter bonus: Added to the fitness of an entry; `nil` bars it.
  package func best(
    _ question: ReplyQuestion, bonus: (ReplyEntry) -> Float?
  ) -> Candidate? {
    var best: Candidate?
    self.forEach(question, bonus: bonus) { candidate in
      if best.map({ candidate.score > $0.score }) ?? true { best = candidate }
    }
    return best
  }

  /// Hands every context of an admitted reply to `body`, in the order of training.
  package func forEach(
    _ question: ReplyQuestion, bonus: (ReplyEntry) -> Float?, _ body: (Candidate) -> Void
  ) {
    let bonuses = self.entries.map(bonus)
    guard bonuses.contains(where: { $0 != nil }) else { return }
    let words = self.lexical.similarities(to: question.words)
    let concepts = self.lexical.similarities(to: question.concepts)
    let missing = self.overlap.missing(from: question.saidStems)
    let foreign = self.concepts.foreign(to: question.saidConcepts)
    for (context, owner) in self.entryOfContext.enumerated() {
      let number = Int(owner)
      guard let bonus = bonuses[number] else { continue }
      var evidence = ReplyEvidence()
      evidence.words = words[context]
      evidence.concepts = concepts[context]
      evidence.context = self.cosine(question.vector, self.contextVectors, context)
      evidence.reply = self.cosine(question.vector, self.replyVectors, number)
      evidence.missing = missing[number]
      evidence.foreign = foreign[number]
      evidence.topic = self.agreement(question, context, self.entries[number])
      evidence.quality = Float(self.entries[number].quality)
      body(
        Candidate(
          entry: number, context: context, evidence: evidence, score: evidence.score + bonus))
    }
  }

  /// The chance that the patient's topic is that of a context; without the topic head, that the
  /// category is.
  private func agreement(
    _ question: ReplyQuestion, _ context: Int, _ entry: ReplyEntry
  ) -> Float {
    guard self.knowsTopics else { return entry.category.map { question.categories[$0.index] } ?? 0 }
    let start = context * question.topics.count
    return question.topics.indices.reduce(0) {
      $0 + question.topics[$1] * self.contextTopics[start + $1]
    }
  }

  private func cosine(_ vector: [Float], _ table: [Float], _ row: Int) -> Float {
    vector.withUnsafeBufferPointer { vector in
      table.withUnsafeBufferPointer { table in
        guard let left = vector.baseAddress, let right = table.baseAddress else { return 0 }
        return VectorMath.dot(left, right + row * self.dimension, self.dimension)
      }
    }
  }
}
