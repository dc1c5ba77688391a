/// The features of one text or dialogue before a vocabulary gives them rows and weights: hashed
/// keys with their frequencies, in blocks that are normalised separately.
package struct FeatureBag: Sendable {
  /// A group of features of one kind.
  package struct Block: Sendable {
    /// Share of the block in the whole vector: its length after normalisation.
    package var weight: Float
    /// Distinct keys, ascending.
    package var keys: [UInt32]
    /// How often each occurs.
    package var counts: [Float]
  }

  /// The blocks.
  package private(set) var blocks: [Block] = []

  package init() {}

  /// Adds a block from keys with repetition.
  package mutating func append(_ keys: [UInt32], weight: Float) {
    guard !keys.isEmpty else { return }
    var block = Block(weight: weight, keys: [], counts: [])
    block.keys.reserveCapacity(keys.count)
    block.counts.reserveCapacity(keys.count)
    for key in keys.sorted() {
      if block.keys.last == key {
        block.counts[block.counts.count - 1] += 1
      } else {
        block.keys.append(key)
        block.counts.append(1)
      }
    }
    self.blocks.append(block)
  }
}
