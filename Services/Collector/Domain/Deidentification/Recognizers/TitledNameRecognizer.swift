/// Names after a title ("Dr. Patel") and before a credential ("Mina Abazari, MD").
struct TitledNameRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    let scanner = NameScanner(text: text)
    for index in 0..<text.count {
      let token = text[index]
      guard token.kind == .word else { continue }
      if token.isAny(.title) {
        self.afterTitle(index, scanner, &found)
      } else if self.isCredential(index, text) {
        self.beforeCredential(index, scanner, &found)
      }
    }
  }

  private func afterTitle(_ index: Int, _ scanner: NameScanner, _ found: inout CandidateList) {
    let text = scanner.text
    var first = index + 1
    if text[first].isMark("."), text[first].gap != .line { first += 1 }
    guard text[first].gap != .line, text[first].kind == .word else { return }
    let isAbbreviated = text[index].count <= 3
    guard self.accepts(first, isAbbreviated: isAbbreviated, scanner) else { return }
    found.add(text, first, scanner.end(ofNameAt: first), .name, .titledName)
  }

  private func accepts(_ index: Int, isAbbreviated: Bool, _ scanner: NameScanner) -> Bool {
    let text = scanner.text
    let token = text[index]
    if scanner.isInitial(index) { return token.isCapitalized || text[index + 1].isMark(".") }
    if token.isCapitalized, text.casing == .informative {
      return !token.isAny([.function, .title, .facility, .medical, .weekday])
        || token.isAny([.given, .surname]) && !token.isAny(.function)
    }
    guard !token.isAny(.function) else { return false }
    if token.isAny(.surname) { return isAbbreviated || !token.isAny(.common) }
    if token.isAny(.given) { return isAbbreviated || !token.isAny(.ambiguousName) }
    return text.isUnknown(token)
  }

  private func isCredential(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text[index]
    if token.isAny(.credential), token.count > 1 {
      return token.shape == .upper || token.isCapitalized && token.count > 2
        || token.hash == Self.md
    }
    // "M.D.", "D.O."
    guard token.isLetter, token.isCapitalized, text[index + 1].isMark("."),
      text.isAttached(index + 1), text[index + 2].isLetter, text.isAttached(index + 2)
    else { return false }
    var hash = WordHash()
    for letter in [token, text[index + 2]] {
      for byte in text.bytes(of: letter) { hash.add(byte | 0x20) }
    }
    return text.lexicon.entry(hash: hash.value).classes.contains(.credential)
  }

  private func beforeCredential(
    _ index: Int, _ scanner: NameScanner, _ found: inout CandidateList
  ) {
    let text = scanner.text
    var first = index
    if text[first - 1].isMark(",") { first -= 1 }
    let last = first - 1
    var words = 0
    while first > 0, words < 6 {
      let token = text[first - 1]
      if text[first].gap == .line { break }
      if token.isMark("."), text[first - 2].isLetter || text[first - 2].isAny(.credential) {
        first -= 1
        continue
      }
      if token.isMark("-"), text.isAttached(first - 1) {
        first -= 1
        continue
      }
      guard token.kind == .word, !token.isAny([.title]), !token.isAny(.function) || token.isLetter
      else { break }
      let isPart =
        text.casing == .informative
        ? token.isCapitalized
        : token.isLetter || token.isAny([.given, .surname]) || text.isUnknown(token)
      guard isPart else { break }
      first -= 1
      words += 1
    }
    guard words > 0, first <= last,
      (first...last).contains(where: { text[$0].kind == .word && text[$0].count > 1 })
    else { return }
    while first < last, text[first].kind == .mark { first += 1 }
    found.add(text, first, self.credentialsEnd(index, last, text), .name, .credentialedName)
  }

  /// Several credentials identify a provider nearly as a name does: "M.D., MPH" goes too.
  private func credentialsEnd(_ index: Int, _ last: Int, _ text: TokenizedText) -> Int {
    var end = index
    var count = 1
    while end - index < 12 {
      var next = end + 1
      while text[next].isMark(".") || text[next].isMark(",") { next += 1 }
      guard text[next].isCapitalized,
        text[next].isAny(.credential) || text[next].isLetter && text[end].isLetter,
        text[next].gap != .line
      else { break }
      if !text[next].isLetter { count += 1 }
      end = next
    }
    return count > 1 ? end : last
  }

  private static let md = WordHash.of("md")
}
