/// Strips inflection from English words, so that "refills" and "refilling" match "refill".
///
/// The inflectional steps 1a, 1b, 1c, 5a and 5b of M. F. Porter, "An algorithm for suffix
/// stripping", Program 14(3), 1980, pp. 130-137. The derivational steps 2 to 4 are left out on
/// purpose: they would make "authorization" match "authority".
package struct PorterStemmer: Sendable {
  package init() {}

  /// The stem of a lower-cased word. Words with characters outside a-z are returned unchanged.
  package func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    guard letters.count > 2, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    self.removePlural(&letters)
    self.removePastAndProgressive(&letters)
    self.replaceFinalY(&letters)
    self.removeFinalE(&letters)
    self.undoubleFinalL(&letters)
    return String(decoding: letters, as: UTF8.self)
  }

  /// Step 1a.
  private func removePlural(_ word: inout [UInt8]) {
    if word.ends(with: "sses") || word.ends(with: "ies") {
      word.removeLast(2)
    } else if !word.ends(with: "ss"), word.ends(with: "s") {
      word.removeLast()
    }
  }

  /// Step 1b.
  private func removePastAndProgressive(_ word: inout [UInt8]) {
    if word.ends(with: "eed") {
      if self.measure(word.dropLast(3)) > 0 { word.removeLast() }
      return
    }
    if word.ends(with: "ed"), self.hasVowel(word.dropLast(2)) {
      word.removeLast(2)
    } else if word.ends(with: "ing"), self.hasVowel(word.dropLast(3)) {
      word.removeLast(3)
    } else {
      return
    }
    if word.ends(with: "at") || word.ends(with: "bl") || word.ends(with: "iz") {
      word.append(0x65)
    } else if self.endsWithDoubleConsonant(word), let last = word.last,
      !"lsz".utf8.contains(last)
    {
      word.removeLast()
    } else if self.measure(word[...]) == 1, self.endsWithShortSyllable(word[...]) {
      word.append(0x65)
    }
  }

  /// Step 1c.
  private func replaceFinalY(_ word: inout [UInt8]) {
    if word.ends(with: "y"), self.hasVowel(word.dropLast()) {
      word[word.count - 1] = 0x69
    }
  }

  /// Step 5a.
  private func removeFinalE(_ word: inout [UInt8]) {
    guard word.ends(with: "e") else { return }
    let stem = word.dropLast()
    let measure = self.measure(stem)
    if measure > 1 || (measure == 1 && !self.endsWithShortSyllable(stem)) {
      word.removeLast()
    }
  }

  /// Step 5b.
  private func undoubleFinalL(_ word: inout [UInt8]) {
    if word.ends(with: "ll"), self.measure(word[...]) > 1 {
      word.removeLast()
    }
  }

  private func isConsonant(_ word: ArraySlice<UInt8>, at index: Int) -> Bool {
    switch word[index] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: false
    case 0x79: index == word.startIndex || !self.isConsonant(word, at: index - 1)
    default: true
    }
  }

  /// Porter's m: the number of vowel-consonant sequences.
  private func measure(_ word: ArraySlice<UInt8>) -> Int {
    var count = 0
    var afterVowel = false
    for index in word.indices {
      let consonant = self.isConsonant(word, at: index)
      if consonant, afterVowel { count += 1 }
      afterVowel = !consonant
    }
    return count
  }

  private func hasVowel(_ word: ArraySlice<UInt8>) -> Bool {
    word.indices.contains { !self.isConsonant(word, at: $0) }
  }

  private func endsWithDoubleConsonant(_ word: [UInt8]) -> Bool {
    guard word.count > 1, word[word.count - 1] == word[word.count - 2] else { return false }
    return self.isConsonant(word[...], at: word.count - 1)
  }

  /// Porter's *o: consonant, vowel, consonant that is not w, x or y.
  private func endsWithShortSyllable(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 2, let last = word.last, !"wxy".utf8.contains(last) else { return false }
    let end = word.endIndex
    return self.isConsonant(word, at: end - 1) && !self.isConsonant(word, at: end - 2)
      && self.isConsonant(word, at: end - 3)
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard self.count >= length else { return false }
    return suffix.withUTF8Buffer { self.suffix(length).elementsEqual($0) }
  }
}
