/// One side of the dual encoder during training: embeddings, their AdaGrad state, and the forward
/// and backward pass of a batch.
package final class EncoderTower {
  private let features: SparseMatrix
  private let dropout: Float
  private let dimension: Int
  private let embeddings: FloatTable
  /// Mean squared gradient per row, summed over steps (row-wise AdaGrad).
  private let squares: FloatTable
  private let gradient: SparseGradient
  private let lengths: UnsafeMutablePointer<Float>
  /// Unit vectors of the batch.
  package let output: FloatTable
  /// Derivative of the loss by `output`, to be filled before `backward`.
  package let outputGradient: FloatTable
  private var keptRows: [UInt32] = []
  private var keptValues: [Float] = []
  private var keptStarts: [Int] = []

  package init(
    features: SparseMatrix, initial: FloatTable, batchSize: Int, dropout: Float
  ) {
    self.features = features
    self.dropout = dropout
    self.dimension = initial.stride
    self.embeddings = initial
    self.squares = FloatTable(
      rows: VectorMath.padded(initial.rows) / VectorMath.lanes, stride: VectorMath.lanes,
      value: 1e-8)
    self.gradient = SparseGradient(rows: initial.rows, stride: initial.stride)
    self.lengths = .allocate(capacity: batchSize)
    self.lengths.initialize(repeating: 1, count: batchSize)
    self.output = FloatTable(rows: batchSize, stride: initial.stride)
    self.outputGradient = FloatTable(rows: batchSize, stride: initial.stride)
  }

  deinit {
    self.lengths.deallocate()
  }

  /// Encodes a batch into `output`, each example with its own random share of features dropped.
  package func forward(_ batch: ArraySlice<Int>, _ generator: inout SeededGenerator) {
    self.keptRows.removeAll(keepingCapacity: true)
    self.keptValues.removeAll(keepingCapacity: true)
    self.keptStarts.removeAll(keepingCapacity: true)
    self.keptStarts.append(0)
    for (position, example) in batch.enumerated() {
      self.drawFeatures(of: example, &generator)
      let vector = self.output.row(position)
      vector.update(repeating: 0, count: self.dimension)
      for index in self.keptStarts[position]..<self.keptRows.count {
        VectorMath.add(
          self.keptValues[index], self.embeddings.row(Int(self.keptRows[index])), to: vector,
          self.dimension)
      }
      self.keptStarts.append(self.keptRows.count)
      self.lengths[position] = VectorMath.normalize(vector, self.dimension)
    }
  }

  /// Takes one row-wise AdaGrad step down `outputGradient`.
  package func backward(count: Int, rate: Float) {
    for position in 0..<count {
      // Through the normalisation: (g - u (g.u)) / |x|.
      let unit = self.output.row(position)
      let slope = self.outputGradient.row(position)
      let along = VectorMath.dot(slope, unit, self.dimension)
      VectorMath.add(-along, unit, to: slope, self.dimension)
      let inverse = 1 / self.lengths[position]
      for index in self.keptStarts[position]..<self.keptStarts[position + 1] {
        self.gradient.add(
          self.keptValues[index] * inverse, slope, toRow: Int(self.keptRows[index]))
      }
    }
    let dimension = self.dimension
    self.gradient.drain { row, gradient in
      let mean = VectorMath.dot(gradient, gradient, dimension) / Float(dimension)
      self.squares.base[row] += mean
      VectorMath.add(
        -rate / self.squares.base[row].squareRoot(), gradient, to: self.embeddings.row(row),
        dimension)
    }
  }

  /// The embeddings and the optimiser's memory.
  package var state: (embeddings: [Float], squares: [Float]) {
    (self.embeddings.values, self.squares.values)
  }

  /// Puts back what `state` gave.
  package func restore(embeddings: [Float], squares: [Float]) {
    self.embeddings.assign(embeddings)
    self.squares.assign(squares)
  }

  private func drawFeatures(of example: Int, _ generator: inout SeededGenerator) {
    let threshold = UInt64(self.dropout * 65_536)
    var bits: UInt64 = 0
    var available = 0
    for index in self.features.starts[example]..<self.features.starts[example + 1] {
      if available == 0 {
        bits = generator.next()
        available = 4
      }
      let drawn = bits & 0xffff
      bits >>= 16
      available -= 1
      guard drawn >= threshold else { continue }
      self.keptRows.append(self.features.rows[index])
      self.keptValues.append(self.features.values[index])
    }
  }
}
