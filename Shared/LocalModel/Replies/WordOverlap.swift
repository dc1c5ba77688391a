/// The details of replies, in summed inverse document frequencies of stems.
///
/// Embeddings know only words seen in training; this also sees names of drugs, plans and body parts
/// that occur once.
package struct WordOverlap: Sendable {
  /// The details of each reply with their weights.
  private let echoes: [[(stem: UInt32, weight: Float)]]

  package init(_ entries: [ReplyEntry]) {
    var frequencies: [UInt64: Int] = [:]
    for entry in entries {
      for stem in Set(TokenizedText(entry.text, grams: false).stems) {
        frequencies[stem, default: 0] += 1
      }
    }
    let total = Float(entries.count + 1)
    let weights = Dictionary(
      frequencies.map { (Self.short($0.key), FastMath.log(total / Float($0.value + 1))) },
      uniquingKeysWith: max)
    self.echoes = entries.map { entry in
      entry.echoes.map { ($0, weights[$0] ?? 0) }
    }
  }

  /// For every reply the weight of its details that were not said.
  package func missing(from said: Set<UInt64>) -> [Float] {
    let said = Set(said.map(Self.short))
    return self.echoes.map { echoes in
      echoes.reduce(0) { said.contains($1.stem) ? $0 : $0 + $1.weight }
    }
  }

  /// The form in which details are stored: 32 bits are exact in every JSON reader.
  package static func short(_ stem: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: stem >> 32)
  }
}
