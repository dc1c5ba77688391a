/// Cosine similarity of a query with all indexed contexts, by an inverted index.
package struct LexicalIndex: Sendable {
  /// Features and their inverse document frequencies.
  package let vocabulary: FeatureVocabulary
  /// One unit vector per context.
  package let contexts: SparseMatrix
  /// Where the postings of each feature start.
  private let postingStarts: [Int32]
  /// Context of each posting.
  private let postingContexts: [Int32]
  /// Value of each posting.
  private let postingValues: [Float]

  package init(vocabulary: FeatureVocabulary, contexts: SparseMatrix) {
    self.vocabulary = vocabulary
    self.contexts = contexts
    var counts = [Int32](repeating: 0, count: vocabulary.count + 1)
    for row in contexts.rows { counts[Int(row) + 1] += 1 }
    for row in 0..<vocabulary.count { counts[row + 1] += counts[row] }
    self.postingStarts = counts
    var next = counts
    var owners = [Int32](repeating: 0, count: contexts.rows.count)
    var values = [Float](repeating: 0, count: contexts.rows.count)
    for context in 0..<contexts.count {
      for index in contexts.starts[context]..<contexts.starts[context + 1] {
        let row = Int(contexts.rows[index])
        let slot = Int(next[row])
        owners[slot] = Int32(context)
        values[slot] = contexts.values[index]
        next[row] += 1
      }
    }
    self.postingContexts = owners
    self.postingValues = values
  }

  /// The cosine with every context, 0 to 1.
  package func similarities(to bag: FeatureBag) -> [Float] {
    var scores = [Float](repeating: 0, count: self.contexts.count)
    let query = self.vocabulary.vector(of: bag)
    let length = query.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return scores }
    for (row, value) in zip(query.rows, query.values) {
      let weight = value / length
      for posting in Int(self.postingStarts[Int(row)])..<Int(self.postingStarts[Int(row) + 1]) {
        scores[Int(self.postingContexts[posting])] += weight * self.postingValues[posting]
      }
    }
    return scores
  }
}
