import Testing

@testable import Collector

@Suite("Near-duplicates")
struct MinHashTests {
  private let hashing = MinHash()

  @Test("have the similarity of their sets of word triples")
  func estimate() {
    let words = (0..<400).map { WordHash.of("w\($0)") }
    var changed = words
    for index in stride(from: 0, to: 400, by: 40) { changed[index] = WordHash.of("x\(index)") }
    let one = MinHash.shingles(of: words)
    let other = MinHash.shingles(of: changed)
    let jaccard = Double(one.intersection(other).count) / Double(one.union(other).count)
    let estimated = self.hashing.signature(ofWords: words)
      .similarity(to: self.hashing.signature(ofWords: changed))
    // 112 rows: a standard error of 0.034 at this similarity.
    #expect(abs(estimated - jaccard) < 0.12)
  }

  @Test("share a band, and unrelated texts do not")
  func bands() {
    let text = "I would like to move my appointment to a day next week because I have to work then"
    let similar = text.replacing("move", with: "shift")
    let other =
      "My knee has been swollen since the game and it hurts on stairs, what should I do now"
    let signatures = [text, similar, other].map {
      self.hashing.signature(ofWords: WordSequence($0).hashes)
    }
    #expect(signatures[0].similarity(to: signatures[1]) > 0.5)
    #expect(signatures[0].similarity(to: signatures[2]) < 0.1)
    #expect(Set(signatures[0].bandKeys).isDisjoint(with: signatures[2].bandKeys))
    #expect(
      signatures[0].bandKeys
        == self.hashing.signature(ofWords: WordSequence(text.uppercased()).hashes).bandKeys)
  }

  @Test("are found by signatures that never change, since they are stored")
  func stability() {
    let signature = self.hashing.signature(ofWords: WordSequence("the same words for ever").hashes)
    #expect(signature.minima.count == 112)
    #expect(MinHashSignature(stored: signature.stored) == signature)
    #expect(
      signature.minima.prefix(2)
        == MinHash().signature(ofWords: WordSequence("The same words, for ever.").hashes).minima
        .prefix(2))
  }
}
