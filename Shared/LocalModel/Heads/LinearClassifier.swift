/// Softmax regression over sparse features with one or more heads; immutable and safe to share.
package struct LinearClassifier: Sendable {
  /// Which features have a row.
  package let vocabulary: FeatureVocabulary
  /// The heads, side by side in every row.
  package let heads: [ClassifierHead]
  /// Floats per row: all labels, padded.
  package let stride: Int
  /// One row per feature.
  package let weights: [Float]
  /// One row.
  package let bias: [Float]

  package init(
    vocabulary: FeatureVocabulary, heads: [ClassifierHead], weights: [Float], bias: [Float]
  ) {
    self.vocabulary = vocabulary
    self.heads = heads
    self.stride = Self.stride(of: heads)
    precondition(weights.count == vocabulary.count * self.stride, "one row per feature")
    precondition(bias.count == self.stride, "one bias per column")
    self.weights = weights
    self.bias = bias
  }

  /// Floats per row for these heads.
  package static func stride(of heads: [ClassifierHead]) -> Int {
    VectorMath.padded(heads.reduce(0) { $0 + $1.labels.count })
  }

  /// The probabilities of every head's labels.
  package func probabilities(of bag: FeatureBag) -> [[Float]] {
    self.probabilities(of: self.vocabulary.vector(of: bag))
  }

  /// The probabilities of every head's labels.
  package func probabilities(of vector: SparseVector) -> [[Float]] {
    var logits = self.bias
    logits.withUnsafeMutableBufferPointer { logits in
      self.weights.withUnsafeBufferPointer { weights in
        guard let base = weights.baseAddress, let target = logits.baseAddress else { return }
        for (row, value) in zip(vector.rows, vector.values) {
          VectorMath.add(value, base + Int(row) * self.stride, to: target, self.stride)
        }
        var start = 0
        for head in self.heads {
          VectorMath.softmax(target + start, head.labels.count)
          start += head.labels.count
        }
      }
    }
    var start = 0
    return self.heads.map { head in
      defer { start += head.labels.count }
      return Array(logits[start..<(start + head.labels.count)])
    }
  }
}
