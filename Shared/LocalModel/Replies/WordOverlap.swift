/// What replies take up from what patients say, in summed inverse document frequencies of stems.
///
/// Embeddings know only words seen in training; this also sees names of drugs, plans and body parts
/// that occur once.
package struct WordOverlap: Sendable {
  /// Replies that hold a stem, and the stem's weight.
  private struct Posting: Sendable {
    var weight: Float
    var replies: [Int32]
  }

  private let postings: [UInt64: Posting]
  /// The details of each reply with their weights.
  private let echoes: [[(stem: UInt32, weight: Float)]]

  package init(_ entries: [ReplyEntry]) {
    var postings: [UInt64: Posting] = [:]
    for (number, entry) in entries.enumerated() {
      for stem in Set(TokenizedText(entry.text, grams: false).stems) {
        postings[stem, default: Posting(weight: 0, replies: [])].replies.append(Int32(number))
      }
    }
    let total = Float(entries.count + 1)
    for (stem, posting) in postings {
      postings[stem]?.weight = FastMath.log(total / Float(posting.replies.count + 1))
    }
    self.postings = postings
    let weights = Dictionary(
      postings.map { (Self.short($0.key), $0.value.weight) }, uniquingKeysWith: max)
    self.echoes = entries.map { entry in
      entry.echoes.map { ($0, weights[$0] ?? 0) }
    }
  }

  /// For every reply the weight of what it takes up from a turn.
  package func taken(from stems: some Sequence<UInt64>) -> [Float] {
    var weights = [Float](repeating: 0, count: self.echoes.count)
    var counted: Set<UInt64> = []
    for stem in stems where counted.insert(stem).inserted {
      guard let posting = self.postings[stem] else { continue }
      for reply in posting.replies { weights[Int(reply)] += posting.weight }
    }
    return weights
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
