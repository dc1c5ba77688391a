/// Which features the model knows, the row of each, and its inverse document frequency.
///
/// Keys are hashes; only those seen in training have a row, so the tables hold no empty buckets.
package struct FeatureVocabulary: Sendable {
  /// The keys, ascending; the position is the row.
  package let keys: [UInt32]
  /// Smoothed inverse document frequency per row: ln((1 + n) / (1 + df)) + 1.
  package let inverseFrequencies: [Float]
  /// Open addressing over `keys`: row + 1, or 0 for an empty slot.
  private let slots: [UInt32]
  /// Bits that are dropped from a mixed key to get its slot.
  private let shift: UInt32

  /// Number of rows.
  package var count: Int { self.keys.count }

  package init(keys: [UInt32], inverseFrequencies: [Float]) {
    precondition(keys.count == inverseFrequencies.count, "one frequency per key")
    self.keys = keys
    self.inverseFrequencies = inverseFrequencies
    var bits: UInt32 = 4
    while (1 << bits) < keys.count * 2 { bits += 1 }
    self.shift = 32 - bits
    var slots = [UInt32](repeating: 0, count: 1 << Int(bits))
    for (row, key) in keys.enumerated() {
      var slot = Int((key &* 0x9e37_79b1) >> self.shift)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(row) + 1
    }
    self.slots = slots
  }

  /// Learns the vocabulary of bags: every key that occurs in at least `minimum` of them, but no
  /// more than `limit`, the most frequent first.
  package init(of bags: some Sequence<FeatureBag>, minimum: Int, limit: Int) {
    var all: [UInt32] = []
    var documents = 0
    for bag in bags {
      documents += 1
      for block in bag.blocks { all.append(contentsOf: block.keys) }
    }
    all.sort()
    var entries = Self.count(all, minimum: minimum)
    if entries.count > limit {
      entries.sort { ($1.frequency, $0.key) < ($0.frequency, $1.key) }
      entries.removeLast(entries.count - limit)
      entries.sort { $0.key < $1.key }
    }
    let total = Float(documents) + 1
    self.init(
      keys: entries.map(\.key),
      inverseFrequencies: entries.map { FastMath.log(total / Float($0.frequency + 1)) + 1 })
  }

  /// The same keys with equal weights: the ranker learns the weights itself.
  package var unweighted: FeatureVocabulary {
    FeatureVocabulary(
      keys: self.keys, inverseFrequencies: [Float](repeating: 1, count: self.count))
  }

  /// The row of a key.
  @inline(__always)
  package func row(of key: UInt32) -> Int? {
    var slot = Int((key &* 0x9e37_79b1) >> self.shift)
    while true {
      let entry = self.slots[slot]
      if entry == 0 { return nil }
      if self.keys[Int(entry) - 1] == key { return Int(entry) - 1 }
      slot = (slot + 1) & (self.slots.count - 1)
    }
  }

  /// The vector of a bag: sublinear frequency (1 + ln tf) times inverse document frequency, every
  /// block scaled to its weight. Unknown features vanish.
  package func vector(of bag: FeatureBag) -> SparseVector {
    var vector = SparseVector()
    vector.reserveCapacity(bag.blocks.reduce(0) { $0 + $1.keys.count })
    for block in bag.blocks {
      let start = vector.count
      var square: Float = 0
      for (key, count) in zip(block.keys, block.counts) {
        guard let row = self.row(of: key) else { continue }
        let frequency = count > 1 ? 1 + FastMath.log(count) : 1
        let value = frequency * self.inverseFrequencies[row]
        square += value * value
        vector.append(row: UInt32(row), value: value)
      }
      if square > 0 { vector.scale(from: start, by: block.weight / square.squareRoot()) }
    }
    return vector
  }

  private static func count(
    _ sorted: [UInt32], minimum: Int
  ) -> [(key: UInt32, frequency: Int)] {
    var entries: [(key: UInt32, frequency: Int)] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      if end - start >= minimum { entries.append((sorted[start], end - start)) }
      start = end
    }
    return entries
  }
}
