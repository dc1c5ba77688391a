/// Reduces inflected and derived English words to the stems that the word list holds.
enum Inflection {
  /// Calls `isStem` with each candidate stem of a lower-case ASCII word until one is accepted.
  ///
  /// A candidate is a slice of the word and a letter to put behind it. Suffixes are taken off with
  /// the doubled consonant, dropped e and y/i changes; a plural is taken off a second time
  /// ("-ings"); then prefixes. The word list was reduced by the same rules.
  static func reduces(
    _ word: ArraySlice<UInt8>, isStem: (ArraySlice<UInt8>, UInt8?) -> Bool
  ) -> Bool {
    if self.reducesOnce(word, isStem: isStem) { return true }
    guard word.count > 5, word.last == UInt8(ascii: "s") else { return false }
    return self.reducesOnce(word.dropLast(), isStem: isStem)
  }

  private static func reducesOnce(
    _ word: ArraySlice<UInt8>, isStem: (ArraySlice<UInt8>, UInt8?) -> Bool
  ) -> Bool {
    for suffix in Self.suffixes
    where word.count > suffix.letters.count + 2 && word.ends(with: suffix.letters) {
      let base = word.dropLast(suffix.letters.count)
      guard base.count >= 3, let last = base.last else { continue }
      if isStem(base, nil) || isStem(base, UInt8(ascii: "e")) { return true }
      if last == UInt8(ascii: "i"), isStem(base.dropLast(), UInt8(ascii: "y")) { return true }
      if suffix.doubles, base.dropLast().last == last, isStem(base.dropLast(), nil) { return true }
    }
    for prefix in Self.prefixes where word.count > prefix.count + 3 && word.starts(with: prefix) {
      if isStem(word.dropFirst(prefix.count), nil) { return true }
    }
    return false
  }

  private static let suffixes: [(letters: [UInt8], doubles: Bool)] = [
    "s", "es", "d", "ed", "ing", "r", "er", "st", "est", "ly", "ness", "less", "ful", "able",
    "ment",
    "ation", "y", "ish", "al", "ally", "ic", "ical", "ism", "ist", "ity", "ive", "ous", "ize", "or",
    "ship",
  ].map { (Array($0.utf8), ["ed", "ing", "er", "est", "y"].contains($0)) }

  private static let prefixes: [[UInt8]] = [
    "un", "re", "non", "pre", "over", "anti", "dis", "mis", "out", "under", "inter", "sub", "super",
  ].map { Array($0.utf8) }
}

extension ArraySlice where Element == UInt8 {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    self.suffix(suffix.count).elementsEqual(suffix)
  }
}
