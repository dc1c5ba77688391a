/// All replies the model can give, with the contexts they answered in training.
package struct ReplyIndex: Sendable {
  /// The replies.
  package let entries: [ReplyEntry]
  /// One unit vector per reply.
  package let replyVectors: [Float]
  /// One unit vector per context.
  package let contextVectors: [Float]
  /// The reply each context was answered with.
  package let entryOfContext: [Int32]
  /// Words of the contexts.
  package let lexical: LexicalIndex
  /// Length of a vector.
  package let dimension: Int
  /// What the replies take up from what is said.
  private let overlap: WordOverlap

  /// How the similarities add up to the fitness of a reply; fitted on the development data.
  private enum Weight {
    /// Query words against the words of the context that was answered.
    static let words: Float = 1
    /// Query embedding against the embedding of that context.
    static let context: Float = 0.35
    /// Query embedding against the embedding of the reply.
    static let reply: Float = 0.45
    /// Per unit of inverse document frequency that the reply takes up from the last turn.
    static let taken: Float = 0.04
    /// The same that the reply takes up from its own patients' words, but this patient did not say.
    static let missing: Float = 0.03
  }

  package init(
    entries: [ReplyEntry], replyVectors: [Float], contextVectors: [Float],
    entryOfContext: [Int32], lexical: LexicalIndex, dimension: Int
  ) {
    precondition(replyVectors.count == entries.count * dimension, "one vector per reply")
    precondition(contextVectors.count == entryOfContext.count * dimension, "one per context")
    self.entries = entries
    self.replyVectors = replyVectors
    self.contextVectors = contextVectors
    self.entryOfContext = entryOfContext
    self.lexical = lexical
    self.dimension = dimension
    self.overlap = WordOverlap(entries)
  }

  /// A reply that was found.
  package struct Candidate: Hashable, Sendable {
    /// Position in `entries`.
    package var entry: Int
    /// Fitness: higher is better, comparable within one query.
    package var score: Float
    /// Similarity of the patient's words with those the reply answered in training, 0 to 1.
    package var similarity: Float
  }

  /// The best reply among those `bonus` admits.
  ///
  /// - Parameters:
  ///   - words: Lexical features of the query.
  ///   - lastStems: Stems of the patient's last turn.
  ///   - saidStems: Stems of all the patient's turns.
  ///   - vector: Embedding of the query's context.
  ///   - bonus: Added to the fitness of an entry; `nil` bars it.
  package func best(
    words: FeatureBag, lastStems: [UInt64], saidStems: Set<UInt64>, vector: [Float],
    bonus: (ReplyEntry) -> Float?
  ) -> Candidate? {
    let bonuses = self.entries.map(bonus)
    guard bonuses.contains(where: { $0 != nil }) else { return nil }
    let lexical = self.lexical.similarities(to: words)
    let taken = self.overlap.taken(from: lastStems)
    let missing = self.overlap.missing(from: saidStems)
    var best: Candidate?
    for (context, entry) in self.entryOfContext.enumerated() {
      guard let bonus = bonuses[Int(entry)] else { continue }
      let near = self.cosine(vector, self.contextVectors, context)
      let fits = self.cosine(vector, self.replyVectors, Int(entry))
      let score =
        Weight.words * lexical[context] + Weight.context * near + Weight.reply * fits
        + Weight.taken * taken[Int(entry)] - Weight.missing * missing[Int(entry)] + bonus
      if best.map({ score > $0.score }) ?? true {
        best = Candidate(
          entry: Int(entry), score: score,
          similarity: lexical[context])
      }
    }
    return best
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
