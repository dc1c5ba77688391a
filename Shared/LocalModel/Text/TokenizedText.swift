/// The words of a text as hashes, with the character n-grams of every word.
package struct TokenizedText: Sendable {
  /// One hash per word.
  package private(set) var words: [UInt64] = []
  /// One hash per word without its inflection: "refills" and "refilled" are one stem.
  package private(set) var stems: [UInt64] = []
  /// Character n-grams of all words, one after another.
  package private(set) var grams: [UInt64] = []
  /// Where the n-grams of each word end.
  package private(set) var gramEnds: [Int32] = []

  /// Lengths of the character n-grams, in bytes; a word is padded with one blank on either side.
  private static let gramLengths = 3...5

  /// Reads a text; without n-grams it costs a tenth.
  package init(_ text: String, grams withGrams: Bool = true) {
    let bytes = text.utf8.count
    self.words.reserveCapacity(bytes / 5 + 1)
    if withGrams { self.grams.reserveCapacity(bytes * 3) }
    WordScanner.scan(text) { word, _ in
      var hash = Hash64.offset
      var stem = hash
      let stemLength = Self.stemLength(of: word)
      for (index, byte) in word.enumerated() {
        hash = Hash64.step(hash, byte)
        if index + 1 == stemLength { stem = hash }
      }
      self.words.append(Hash64.mix(hash))
      self.stems.append(Hash64.mix(stem))
      if withGrams { self.appendGrams(of: word) }
      self.gramEnds.append(Int32(self.grams.count))
    }
  }

  /// The positions in `grams` of a word's n-grams.
  package func gramRange(ofWord word: Int) -> Range<Int> {
    (word == 0 ? 0 : Int(self.gramEnds[word - 1]))..<Int(self.gramEnds[word])
  }

  /// Bytes of a word that are left without "s", "es", "ed" or "ing"; at least four.
  private static func stemLength(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let count = word.count
    func ends(_ ending: StaticString) -> Bool {
      let length = ending.utf8CodeUnitCount
      guard count >= length + 4 else { return false }
      return (0..<length).allSatisfy { word[count - length + $0] == ending.utf8Start[$0] }
    }
    if ends("ing") { return count - 3 }
    if ends("ed") || ends("es") { return count - 2 }
    return ends("s") && !ends("ss") || ends("e") ? count - 1 : count
  }

  private mutating func appendGrams(of word: UnsafeBufferPointer<UInt8>) {
    let padded = word.count + 2
    for start in 0..<padded {
      var hash = Hash64.offset
      for length in 1...Self.gramLengths.upperBound {
        let position = start + length - 1
        guard position < padded else { break }
        let byte = position == 0 || position == padded - 1 ? 0x20 : word[position - 1]
        hash = Hash64.step(hash, byte)
        if length >= Self.gramLengths.lowerBound {
          self.grams.append(Hash64.mix(hash &+ UInt64(length)))
        }
      }
    }
  }
}
