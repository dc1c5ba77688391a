/// The words of a text in order, by hash, for matching phrases. Case, punctuation and apostrophes
/// do not count: "Don't" is "dont".
struct WordSequence: Sendable {
  let hashes: [UInt64]
  /// Indexes of words after which a sentence ends.
  let sentenceEnds: Set<Int>
  /// Indexes of words after which a sentence or a part of it ends.
  let clauseEnds: Set<Int>

  init(_ text: String) {
    let bytes = NormalizedText(text).bytes
    var hashes: [UInt64] = []
    var ends: Set<Int> = []
    var clauses: Set<Int> = []
    var hash = WordHash()
    var letters = 0
    for byte in bytes + [0x20] {
      if byte.isASCIILetter || byte.isASCIIDigit || byte == NormalizedText.foreignLetter {
        hash.add(byte.isASCIIUpper ? byte | 0x20 : byte)
        letters += 1
      } else if byte != UInt8(ascii: "'") {
        if letters > 0 { hashes.append(hash.value) }
        hash = WordHash()
        letters = 0
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!") {
          ends.insert(hashes.count - 1)
        }
        if [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":")].contains(byte) {
          clauses.insert(hashes.count - 1)
        }
      }
    }
    self.hashes = hashes
    self.sentenceEnds = ends
    self.clauseEnds = ends.union(clauses)
  }

  var count: Int { self.hashes.count }
}
