/// The terms of a set of phrases. A term is a set of alternatives, each a word or a stem.
///
/// Notation: alternatives are separated by `|`; a trailing `*` makes a stem ("bleed*"), a leading one
/// an ending ("*statin"); `$name` is a named set of alternatives. Words are written folded, without apostrophes ("cant").
package struct PhraseVocabulary: Sendable {
  /// Term of each notation, so that equal notations share a term.
  private var termOfNotation: [String: UInt16] = [:]
  /// Terms of whole words, by the hash of the word.
  private var words: [UInt64: [UInt16]] = [:]
  /// Terms of stems, by the hash of the stem.
  private var stems: [UInt64: [UInt16]] = [:]
  /// Bit n is set when some stem has n bytes.
  private var stemLengths: UInt64 = 0
  /// Terms of endings, by the hash of the ending read backwards.
  private var endings: [UInt64: [UInt16]] = [:]
  /// Bit n is set when some ending has n bytes.
  private var endingLengths: UInt64 = 0
  /// Named sets of alternatives.
  private let sets: [String: String]

  /// The term that every four-digit year of the last hundred years belongs to.
  package static let yearNotation = "%year"

  package init(sets: [String: String]) {
    self.sets = sets
  }

  /// The term of a notation, made when new.
  package mutating func term(_ notation: String) -> UInt16 {
    if let term = self.termOfNotation[notation] { return term }
    let term = UInt16(self.termOfNotation.count)
    self.termOfNotation[notation] = term
    for alternative in self.alternatives(notation) {
      if alternative.hasPrefix("*") {
        let ending = alternative.dropFirst()
        self.endings[Self.hash(ending.utf8.reversed()), default: []].append(term)
        self.endingLengths |= 1 << UInt64(ending.utf8.count)
      } else if alternative.hasSuffix("*") {
        let stem = alternative.dropLast()
        self.stems[Self.hash(stem.utf8), default: []].append(term)
        self.stemLengths |= 1 << UInt64(stem.utf8.count)
      } else {
        self.words[Self.hash(alternative.utf8), default: []].append(term)
      }
    }
    return term
  }

  /// Appends the terms a folded word belongs to.
  package func appendTerms(of word: UnsafeBufferPointer<UInt8>, to terms: inout [UInt16]) {
    var hash = Hash64.offset
    for (index, byte) in word.enumerated() {
      hash = Hash64.step(hash, byte)
      if self.stemLengths & (1 << UInt64(index + 1)) != 0, let found = self.stems[hash] {
        terms.append(contentsOf: found)
      }
    }
    if let found = self.words[hash] { terms.append(contentsOf: found) }
    if self.endingLengths != 0 { self.appendEndings(of: word, to: &terms) }
    if Self.isYear(word), let term = self.termOfNotation[Self.yearNotation] { terms.append(term) }
  }

  private func appendEndings(of word: UnsafeBufferPointer<UInt8>, to terms: inout [UInt16]) {
    var hash = Hash64.offset
    for (index, byte) in word.reversed().enumerated() {
      hash = Hash64.step(hash, byte)
      // A word is more than its ending.
      guard self.endingLengths & (1 << UInt64(index + 1)) != 0, index + 1 < word.count else {
        continue
      }
      if let found = self.endings[hash] { terms.append(contentsOf: found) }
    }
  }

  private func alternatives(_ notation: String) -> [String] {
    notation.split(separator: "|").flatMap { part -> [String] in
      guard part.hasPrefix("$") else { return [String(part)] }
      guard let set = self.sets[String(part.dropFirst())] else {
        preconditionFailure("the phrase notation names the unknown set \(part)")
      }
      return self.alternatives(set)
    }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(Hash64.offset) { Hash64.step($0, $1) }
  }

  private static func isYear(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count == 4, word.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return (word[0] == 0x31 && word[1] == 0x39) || (word[0] == 0x32 && word[1] == 0x30)
  }
}
