/// Trains the dual encoder on pairs of context and reply.
///
/// Every batch is scored all against all: the other replies of the batch, and the replies of the
/// last batches (a queue without gradients, which makes small batches as strong as large ones), are
/// the negatives of a context; replies with the same words are masked. The loss is the cross-entropy
/// in both directions over cosines times a fixed scale.
package final class RankerTraining {
  /// What is learned from.
  package struct Pairs: Sendable {
    /// Context features, one vector per pair.
    package var contexts: SparseMatrix
    /// Reply features, one vector per pair.
    package var replies: SparseMatrix
    /// Equal numbers mean equal words.
    package var replyIdentity: [Int32]

    package init(contexts: SparseMatrix, replies: SparseMatrix, replyIdentity: [Int32]) {
      self.contexts = contexts
      self.replies = replies
      self.replyIdentity = replyIdentity
    }
  }

  /// Settings of the method.
  package struct Settings: Sendable {
    package var dimension = 128
    package var dropout: Float = 0.5
    package var scale: Float = 12
    /// Replies of earlier batches that serve as negatives.
    package var queue = 256

    package init() {}
  }

  private let pairs: Pairs
  private let settings: Settings
  private let context: EncoderTower
  private let reply: EncoderTower
  private let queue: FloatTable
  private var queueIdentity: [Int32]
  private var queueNext = 0
  private var logits: [Float]

  package init(
    pairs: Pairs, settings: Settings, contextTable: FloatTable, replyTable: FloatTable,
    batchSize: Int
  ) {
    self.pairs = pairs
    self.settings = settings
    self.context = EncoderTower(
      features: pairs.contexts, initial: contextTable, batchSize: batchSize,
      dropout: settings.dropout)
    self.reply = EncoderTower(
      features: pairs.replies, initial: replyTable, batchSize: batchSize,
      dropout: settings.dropout)
    self.queue = FloatTable(rows: settings.queue, stride: settings.dimension)
    self.queueIdentity = []
    self.logits = [Float](repeating: 0, count: batchSize * (batchSize + settings.queue))
  }

  /// Learns from one batch; returns its mean loss.
  package func step(
    batch: ArraySlice<Int>, rate: Float, generator: inout SeededGenerator
  ) -> Float {
    guard batch.count > 1 else { return 0 }
    self.context.forward(batch, &generator)
    self.reply.forward(batch, &generator)
    let count = batch.count
    let columns = count + self.queueIdentity.count
    self.scoreAll(batch, columns: columns)
    let loss = self.differentiate(count: count, columns: columns)
    self.collectGradients(count: count, columns: columns)
    self.context.backward(count: count, rate: rate)
    self.reply.backward(count: count, rate: rate)
    self.remember(batch)
    return loss
  }

  /// Forgets the queue; done at the start of an epoch, so that a resumed run repeats it exactly.
  package func beginEpoch() {
    self.queueIdentity.removeAll(keepingCapacity: true)
    self.queueNext = 0
  }

  /// The encoder as it is now.
  package func encoder(
    contextVocabulary: FeatureVocabulary, replyVocabulary: FeatureVocabulary
  ) -> DualEncoder {
    DualEncoder(
      contextVocabulary: contextVocabulary, replyVocabulary: replyVocabulary,
      dimension: self.settings.dimension, contextRows: self.context.state.embeddings,
      replyRows: self.reply.state.embeddings)
  }

  /// Embeddings and optimiser state of both sides.
  package var state: [String: [Float]] {
    let (context, contextSquares) = self.context.state
    let (reply, replySquares) = self.reply.state
    return [
      "context": context, "context_squares": contextSquares, "reply": reply,
      "reply_squares": replySquares,
    ]
  }

  /// Puts back what `state` gave.
  package func restore(_ state: [String: [Float]]) {
    if let embeddings = state["context"], let squares = state["context_squares"] {
      self.context.restore(embeddings: embeddings, squares: squares)
    }
    if let embeddings = state["reply"], let squares = state["reply_squares"] {
      self.reply.restore(embeddings: embeddings, squares: squares)
    }
  }

  /// Scaled cosines of every context with every reply of the batch and of the queue.
  private func scoreAll(_ batch: ArraySlice<Int>, columns: Int) {
    let dimension = self.settings.dimension
    let count = batch.count
    for (row, example) in batch.enumerated() {
      let identity = self.pairs.replyIdentity[example]
      let vector = self.context.output.row(row)
      for (column, other) in batch.enumerated() {
        let same = row != column && self.pairs.replyIdentity[other] == identity
        self.logits[row * columns + column] =
          same
          ? -1e9
          : self.settings.scale
            * VectorMath.dot(vector, self.reply.output.row(column), dimension)
      }
      for slot in 0..<(columns - count) {
        self.logits[row * columns + count + slot] =
          self.queueIdentity[slot] == identity
          ? -1e9
          : self.settings.scale
            * VectorMath.dot(vector, self.queue.row(slot), dimension)
      }
    }
  }

  /// Replaces the logits by the derivative of the loss; returns the loss.
  private func differentiate(count: Int, columns: Int) -> Float {
    var loss: Float = 0
    // Reply to context: a softmax down each of the batch's own columns.
    var down = [Float](repeating: 0, count: count * count)
    var column = [Float](repeating: 0, count: count)
    for index in 0..<count {
      for row in 0..<count { column[row] = self.logits[row * columns + index] }
      column.withUnsafeMutableBufferPointer { values in
        if let base = values.baseAddress { VectorMath.softmax(base, count) }
      }
      loss -= FastMath.log(column[index])
      for row in 0..<count { down[row * count + index] = column[row] }
    }
    self.logits.withUnsafeMutableBufferPointer { logits in
      guard let base = logits.baseAddress else { return }
      for row in 0..<count {
        let line = base + row * columns
        VectorMath.softmax(line, columns)
        loss -= FastMath.log(line[row])
        for other in 0..<columns { line[other] *= 0.5 }
        for other in 0..<count { line[other] += 0.5 * down[row * count + other] }
        line[row] -= 1
        let scale = self.settings.scale / Float(count)
        for other in 0..<columns { line[other] *= scale }
      }
    }
    return loss / Float(2 * count)
  }

  private func collectGradients(count: Int, columns: Int) {
    let dimension = self.settings.dimension
    for row in 0..<count {
      self.context.outputGradient.row(row).update(repeating: 0, count: dimension)
      self.reply.outputGradient.row(row).update(repeating: 0, count: dimension)
    }
    for row in 0..<count {
      let slope = self.context.outputGradient.row(row)
      let vector = self.context.output.row(row)
      for column in 0..<count {
        let factor = self.logits[row * columns + column]
        VectorMath.add(factor, self.reply.output.row(column), to: slope, dimension)
        VectorMath.add(factor, vector, to: self.reply.outputGradient.row(column), dimension)
      }
      for slot in 0..<(columns - count) {
        VectorMath.add(
          self.logits[row * columns + count + slot], self.queue.row(slot), to: slope, dimension)
      }
    }
  }

  private func remember(_ batch: ArraySlice<Int>) {
    guard self.settings.queue > 0 else { return }
    for (position, example) in batch.enumerated() {
      self.queue.row(self.queueNext).update(
        from: self.reply.output.row(position), count: self.settings.dimension)
      if self.queueIdentity.count < self.settings.queue {
        self.queueIdentity.append(self.pairs.replyIdentity[example])
      } else {
        self.queueIdentity[self.queueNext] = self.pairs.replyIdentity[example]
      }
      self.queueNext = (self.queueNext + 1) % self.settings.queue
    }
  }
}
