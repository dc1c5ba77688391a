/// Mini-batch AdaGrad for `LinearClassifier`.
///
/// A step computes the logits of a batch with fixed weights, sums the gradients of the touched rows
/// and takes one AdaGrad step for each of them. A share of the features of every example is dropped
/// at random, which regularises like an ensemble.
package final class ClassifierTraining {
  /// The heads being trained.
  package let heads: [ClassifierHead]
  private let examples: ClassifierExamples
  private let stride: Int
  private let dropout: Float
  private let smoothing: Float
  private let weights: FloatTable
  private let squares: FloatTable
  private let bias: FloatTable
  private let biasSquares: FloatTable
  private let gradient: SparseGradient
  private let deltas: FloatTable
  private let biasDelta: FloatTable
  private var keptRows: [UInt32] = []
  private var keptValues: [Float] = []
  private var keptStarts: [Int] = []

  /// - Parameters:
  ///   - rows: Size of the vocabulary.
  ///   - dropout: Share of the features dropped from an example in a step.
  ///   - smoothing: Probability mass spread over the wrong labels.
  package init(
    examples: ClassifierExamples, heads: [ClassifierHead], rows: Int, batchSize: Int,
    dropout: Float = 0.3, smoothing: Float = 0.02
  ) {
    self.examples = examples
    self.heads = heads
    self.stride = LinearClassifier.stride(of: heads)
    self.dropout = dropout
    self.smoothing = smoothing
    let initialSquares = Self.initialSquares(of: heads, stride: self.stride)
    self.weights = FloatTable(rows: rows, stride: self.stride)
    self.squares = FloatTable(rows: rows, stride: self.stride)
    for row in 0..<rows {
      self.squares.row(row).update(from: initialSquares, count: self.stride)
    }
    self.bias = FloatTable(rows: 1, stride: self.stride)
    self.biasSquares = FloatTable(rows: 1, stride: self.stride)
    self.biasSquares.base.update(from: initialSquares, count: self.stride)
    self.gradient = SparseGradient(rows: rows, stride: self.stride)
    self.deltas = FloatTable(rows: batchSize, stride: self.stride)
    self.biasDelta = FloatTable(rows: 1, stride: self.stride)
  }

  /// Learns from one batch; returns the mean loss over all heads.
  package func step(
    batch: ArraySlice<Int>, rate: Float, generator: inout SeededGenerator
  ) -> Float {
    self.drawFeatures(of: batch, &generator)
    let total = self.totalWeight(of: batch)
    guard total > 0 else { return 0 }
    var loss: Float = 0
    for (position, example) in batch.enumerated() {
      loss += self.forward(position, example: example, scale: 1 / total)
    }
    self.backward(batchCount: batch.count, rate: rate)
    return loss / total
  }

  /// The weighted mean loss over all heads on other examples, without learning.
  package func loss(on examples: ClassifierExamples) -> Float {
    let logits = self.deltas.row(0)
    var loss: Float = 0
    var total: Float = 0
    for example in 0..<examples.features.count {
      let range = examples.features.starts[example]..<examples.features.starts[example + 1]
      logits.update(from: self.bias.base, count: self.stride)
      for index in range {
        VectorMath.add(
          examples.features.values[index],
          self.weights.row(Int(examples.features.rows[index])), to: logits, self.stride)
      }
      var start = 0
      for (head, description) in self.heads.enumerated() {
        let label = Int(examples.labels[example * examples.headCount + head])
        let weight = examples.weights[example * examples.headCount + head]
        VectorMath.softmax(logits + start, description.labels.count)
        if label >= 0 { loss -= weight * FastMath.log(logits[start + label]) }
        total += weight
        start += description.labels.count
      }
    }
    return total > 0 ? loss / total : 0
  }

  /// The weights as they are now.
  package var state: [String: [Float]] {
    [
      "weights": self.weights.values, "squares": self.squares.values,
      "bias": self.bias.values, "bias_squares": self.biasSquares.values,
    ]
  }

  /// Puts back what `state` gave.
  package func restore(_ state: [String: [Float]]) {
    for (name, table) in [
      ("weights", self.weights), ("squares", self.squares), ("bias", self.bias),
      ("bias_squares", self.biasSquares),
    ] {
      if let values = state[name] { table.assign(values) }
    }
  }

  /// A softmax column's gradient shrinks with the number of columns; starting from its square keeps
  /// the first steps from being as long for a hint as for a certainty.
  private static func initialSquares(of heads: [ClassifierHead], stride: Int) -> [Float] {
    let squares = heads.flatMap { head in
      let count = Float(head.labels.count)
      return [Float](repeating: 1 / (count * count), count: head.labels.count)
    }
    return squares + [Float](repeating: 1, count: stride - squares.count)
  }

  private func totalWeight(of batch: ArraySlice<Int>) -> Float {
    let heads = self.examples.headCount
    var total: Float = 0
    for example in batch {
      for head in 0..<heads { total += self.examples.weights[example * heads + head] }
    }
    return total
  }

  /// Copies the features of the batch that survive the dropout, scaled to keep their mean.
  private func drawFeatures(of batch: ArraySlice<Int>, _ generator: inout SeededGenerator) {
    self.keptRows.removeAll(keepingCapacity: true)
    self.keptValues.removeAll(keepingCapacity: true)
    self.keptStarts.removeAll(keepingCapacity: true)
    self.keptStarts.append(0)
    let threshold = UInt64(self.dropout * 65_536)
    let scale = 1 / (1 - self.dropout)
    for example in batch {
      var bits: UInt64 = 0
      var available = 0
      let start = self.examples.features.starts[example]
      for index in start..<self.examples.features.starts[example + 1] {
        if available == 0 {
          bits = generator.next()
          available = 4
        }
        let drawn = bits & 0xffff
        bits >>= 16
        available -= 1
        guard drawn >= threshold else { continue }
        self.keptRows.append(self.examples.features.rows[index])
        self.keptValues.append(self.examples.features.values[index] * scale)
      }
      self.keptStarts.append(self.keptRows.count)
    }
  }

  /// Logits, loss and their derivative for one example of the batch.
  private func forward(_ position: Int, example: Int, scale: Float) -> Float {
    let logits = self.deltas.row(position)
    logits.update(from: self.bias.base, count: self.stride)
    for index in self.keptStarts[position]..<self.keptStarts[position + 1] {
      VectorMath.add(
        self.keptValues[index], self.weights.row(Int(self.keptRows[index])), to: logits,
        self.stride)
    }
    var loss: Float = 0
    var start = 0
    for (head, description) in self.heads.enumerated() {
      let count = description.labels.count
      let label = Int(self.examples.labels[example * self.heads.count + head])
      let weight = self.examples.weights[example * self.heads.count + head]
      let column = logits + start
      start += count
      guard label >= 0 else {
        column.update(repeating: 0, count: count)
        continue
      }
      VectorMath.softmax(column, count)
      loss -= weight * FastMath.log(column[label])
      let spread = self.smoothing / Float(count)
      for other in 0..<count {
        let target = spread + (other == label ? 1 - self.smoothing : 0)
        column[other] = (column[other] - target) * weight * scale
      }
    }
    for column in start..<self.stride { logits[column] = 0 }
    return loss
  }

  private func backward(batchCount: Int, rate: Float) {
    self.biasDelta.base.update(repeating: 0, count: self.stride)
    for position in 0..<batchCount {
      let delta = self.deltas.row(position)
      VectorMath.add(1, delta, to: self.biasDelta.base, self.stride)
      for index in self.keptStarts[position]..<self.keptStarts[position + 1] {
        self.gradient.add(self.keptValues[index], delta, toRow: Int(self.keptRows[index]))
      }
    }
    self.gradient.drain { row, gradient in
      VectorMath.adaGrad(
        weights: self.weights.row(row), squares: self.squares.row(row), gradient: gradient,
        rate: rate, self.stride)
    }
    VectorMath.adaGrad(
      weights: self.bias.base, squares: self.biasSquares.base, gradient: self.biasDelta.base,
      rate: rate, self.stride)
  }
}
