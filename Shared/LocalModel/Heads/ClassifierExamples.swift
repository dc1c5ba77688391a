/// What a classifier learns from: features, and for each head a label and a weight.
package struct ClassifierExamples: Sendable {
  /// One vector per example.
  package var features: SparseMatrix
  /// Label per example and head (example-major); -1 where unknown.
  package private(set) var labels: [Int32] = []
  /// Weight of the loss per example and head.
  package private(set) var weights: [Float] = []
  /// Number of heads.
  package let headCount: Int

  package init(features: SparseMatrix, headCount: Int) {
    self.features = features
    self.headCount = headCount
  }

  /// Adds the target of the next example: one entry per head.
  package mutating func append(_ target: [(label: Int?, weight: Float)]) {
    precondition(target.count == self.headCount, "one target per head")
    for (label, weight) in target {
      self.labels.append(Int32(label ?? -1))
      self.weights.append(label == nil ? 0 : weight)
    }
  }
}
