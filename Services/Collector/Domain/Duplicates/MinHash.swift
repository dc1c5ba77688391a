import Statistics

/// Finds conversations that are nearly the same by locality-sensitive hashing of word 3-grams.
///
/// Signatures have the 112 values of datatrove's `minhash.py`, in 28 bands of 4 rows: two
/// conversations whose sets of 3-grams have a Jaccard similarity s share a band, and so are
/// compared, with probability 1 - (1 - s^4)^28, which is 0.98 at 0.6, 0.20 at 0.3 and 0.003 at 0.1.
/// Datatrove's bands of 8 rows suit long documents, where edits are few among many words. Dialogues
/// are short: one word changed in twenty leaves a similarity of 0.7, which such bands miss two times
/// in five. For the same reason the n-grams have three words instead of five.
package struct MinHash: Sendable {
  package static let bands = 28
  package static let rowsPerBand = 4
  package static let count = Self.bands * Self.rowsPerBand
  /// Words of a shingle.
  package static let shingleWords = 3
  /// Estimated similarity from which two conversations count as nearly the same: about one word in
  /// twelve differs. Different conversations of one topic stay below 0.1.
  package static let threshold = 0.6

  /// The Mersenne prime 2^61 - 1: hash functions are x -> a x + b modulo it.
  private static let prime: UInt64 = (1 << 61) - 1
  /// Fixed: signatures are stored and must stay comparable.
  private static let seed: UInt64 = 0x5eed_0000_c011_ec70

  private let factors: [(a: UInt64, b: UInt64)]

  package init() {
    var generator = SeededGenerator(seed: Self.seed)
    self.factors = (0..<Self.count).map { _ in
      (generator.next() % (Self.prime - 1) + 1, generator.next() % Self.prime)
    }
  }

  /// The signature of a conversation's words.
  package func signature(ofWords words: [UInt64]) -> MinHashSignature {
    var minima = [UInt64](repeating: .max, count: Self.count)
    for shingle in Self.shingles(of: words) {
      let value = shingle % Self.prime
      for index in 0..<Self.count {
        let (a, b) = self.factors[index]
        minima[index] = min(minima[index], Self.reduce(a.multipliedFullWidth(by: value), adding: b))
      }
    }
    return MinHashSignature(minima.map { UInt32(truncatingIfNeeded: $0) })
  }

  /// The distinct 3-grams of a list of words; the list itself when it is shorter.
  static func shingles(of words: [UInt64]) -> Set<UInt64> {
    guard words.count > Self.shingleWords else {
      return [words.reduce(0x51, WordHash.phrase)]
    }
    var shingles = Set<UInt64>(minimumCapacity: words.count)
    for start in 0...(words.count - Self.shingleWords) {
      shingles.insert(words[start..<(start + Self.shingleWords)].reduce(0x51, WordHash.phrase))
    }
    return shingles
  }

  /// A 122-bit product plus `b`, modulo 2^61 - 1, by folding 61 bits at a time.
  private static func reduce(
    _ product: (high: UInt64, low: UInt64), adding b: UInt64
  ) -> UInt64 {
    let folded = (product.low & Self.prime) + (product.low >> 61 | product.high << 3)
    var sum = (folded & Self.prime) + (folded >> 61) + b
    if sum >= Self.prime { sum -= Self.prime }
    if sum >= Self.prime { sum -= Self.prime }
    return sum
  }
}

/// What is kept of a conversation to find those that are nearly the same.
package struct MinHashSignature: Hashable, Sendable {
  /// The low halves of the minima: enough to compare, half to store.
  let minima: [UInt32]

  init(_ minima: [UInt32]) { self.minima = minima }

  /// Estimates the Jaccard similarity of the two sets of shingles.
  package func similarity(to other: MinHashSignature) -> Double {
    let equal = zip(self.minima, other.minima).count { $0 == $1 }
    return Double(equal) / Double(max(self.minima.count, 1))
  }

  /// One key a band; conversations that share any are compared.
  package var bandKeys: [UInt64] {
    (0..<MinHash.bands).map { band in
      let start = band * MinHash.rowsPerBand
      return self.minima[start..<(start + MinHash.rowsPerBand)].reduce(UInt64(band + 1)) {
        WordHash.phrase($0, UInt64($1))
      }
    }
  }
}
