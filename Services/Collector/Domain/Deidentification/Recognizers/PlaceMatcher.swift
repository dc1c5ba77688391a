/// Matches places and institutions of one to four words at a token.
struct PlaceMatcher {
  /// What was matched and where it ends.
  struct Match {
    var last: Int
    var phrase: Lexicon.Phrase
    /// Whether a preposition, a state or capitals must confirm it.
    var isAmbiguous: Bool
  }

  private static let maximumWords = 4

  /// The longest place or institution that starts at a token.
  static func match(at index: Int, in text: TokenizedText) -> Match? {
    let token = text[index]
    guard token.kind == .word else { return nil }
    var best: Match?
    if token.isAny([.place, .institution]) { best = self.single(index, token, text) }
    guard token.isAny([.placeStart, .institutionStart]) else { return best }
    var hash = token.hash
    var last = index
    var isEveryday = token.isAny(.common)
    for _ in 1..<Self.maximumWords {
      guard let next = self.nextWord(after: last, text) else { break }
      hash = WordHash.phrase(hash, text[next].hash)
      isEveryday = isEveryday && text[next].isAny(.common)
      last = next
      if let phrase = text.lexicon.phrase(hash: hash) {
        let isCapitalized = token.isCapitalized || text[last].isCapitalized
        let isTrusted = text.casing == .informative && isCapitalized
        best = Match(last: last, phrase: phrase, isAmbiguous: isEveryday && !isTrusted)
      }
    }
    return best
  }

  private static func single(_ index: Int, _ token: Token, _ text: TokenizedText) -> Match {
    let phrase: Lexicon.Phrase =
      token.isAny(.state) ? .state : token.isAny(.place) ? .place : .institution
    let isAmbiguous =
      phrase == .institution
      ? token.isAny([.common, .given, .surname, .openName, .facilityModifier])
      : token.isAny(.ambiguousPlace)
    return Match(last: index, phrase: phrase, isAmbiguous: isAmbiguous)
  }

  /// The next word of a phrase; a hyphen, an ampersand or the dot of "St." may stand between.
  private static func nextWord(after index: Int, _ text: TokenizedText) -> Int? {
    var next = index + 1
    if text[next].kind == .clitic { next += 1 }
    if text[next].isMark("."), text.isAttached(next), text[index].count <= 3 { next += 1 }
    if text[next].isMark("-") || text[next].isMark("&") { next += 1 }
    guard text[next].kind == .word, text[next].gap != .line, next - index <= 3 else { return nil }
    return next
  }
}
