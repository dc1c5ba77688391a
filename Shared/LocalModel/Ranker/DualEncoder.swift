/// Embeds dialogue contexts and replies into one space, where a fitting reply lies close to its
/// context; immutable and safe to share.
package struct DualEncoder: Sendable {
  /// Features of contexts.
  package let contextVocabulary: FeatureVocabulary
  /// Features of replies.
  package let replyVocabulary: FeatureVocabulary
  /// Length of a vector.
  package let dimension: Int
  /// One row per context feature.
  package let contextRows: [Float]
  /// One row per reply feature.
  package let replyRows: [Float]

  package init(
    contextVocabulary: FeatureVocabulary, replyVocabulary: FeatureVocabulary, dimension: Int,
    contextRows: [Float], replyRows: [Float]
  ) {
    precondition(dimension % VectorMath.lanes == 0, "vectors must fill whole lanes")
    precondition(contextRows.count == contextVocabulary.count * dimension, "one row per feature")
    precondition(replyRows.count == replyVocabulary.count * dimension, "one row per feature")
    self.contextVocabulary = contextVocabulary
    self.replyVocabulary = replyVocabulary
    self.dimension = dimension
    self.contextRows = contextRows
    self.replyRows = replyRows
  }

  /// The unit vector of a context.
  package func encode(context bag: FeatureBag) -> [Float] {
    self.encode(self.contextVocabulary.vector(of: bag), rows: self.contextRows)
  }

  /// The unit vector of a reply.
  package func encode(reply bag: FeatureBag) -> [Float] {
    self.encode(self.replyVocabulary.vector(of: bag), rows: self.replyRows)
  }

  private func encode(_ features: SparseVector, rows: [Float]) -> [Float] {
    [Float](unsafeUninitializedCapacity: self.dimension) { vector, count in
      guard let target = vector.baseAddress else { return }
      target.initialize(repeating: 0, count: self.dimension)
      count = self.dimension
      rows.withUnsafeBufferPointer { rows in
        guard let base = rows.baseAddress else { return }
        for (row, value) in zip(features.rows, features.values) {
          VectorMath.add(value, base + Int(row) * self.dimension, to: target, self.dimension)
        }
      }
      _ = VectorMath.normalize(target, self.dimension)
    }
  }
}
