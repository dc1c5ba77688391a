/// Names known from the lexicons, and capitalised words that nothing explains.
struct NameRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    let scanner = NameScanner(text: text)
    var index = 0
    while index < text.count {
      guard text[index].kind == .word, self.starts(index, scanner) else {
        index += 1
        continue
      }
      let last = scanner.end(ofNameAt: index)
      self.add(self.start(ofNameAt: index, text), last, scanner, &found)
      index = last + 1
    }
  }

  private func starts(_ index: Int, _ scanner: NameScanner) -> Bool {
    let text = scanner.text
    let token = text[index]
    if token.count == 1 {
      // "J. Timothy Murphy", "L. Wang".
      guard text.casing == .informative, token.isCapitalized, text[index + 1].isMark("."),
        text.isAttached(index + 1), text[index + 2].gap == .space
      else { return false }
      return scanner.isName(index + 2, .announced) && text[index + 2].isCapitalized
        && text[index + 2].isAny([.given, .surname]) && !text[index + 2].isAny(.function)
    }
    guard scanner.isName(index, .none), !scanner.isEponym(index) else {
      // "White Sarah": a word that is a family name too, before a given name.
      return text.casing == .informative && token.isCapitalized && !token.startsSentence
        && token.isAny(.surname) && !token.isAny([.function, .medical, .openName])
        && text[index + 1].isCapitalized && text[index + 1].isAny(.given)
        && !text[index + 1].isAny([.ambiguousName, .function]) && text[index + 1].gap == .space
    }
    return !self.isPartOfCode(index, text)
  }

  /// Takes in a capitalised word before a name: "Bares William R", "Tilly Nicholson".
  private func start(ofNameAt index: Int, _ text: TokenizedText) -> Int {
    let previous = text[index - 1]
    guard text.casing == .informative, text[index].isCapitalized, text[index].gap == .space,
      previous.kind == .word, previous.shape == .capitalized || previous.shape == .mixed,
      previous.count > 1,
      !previous.isAny([
        .function, .title, .greeting, .relation, .facility, .facilityModifier, .openName, .medical,
        .month, .weekday, .eponymHead, .credential, .institution,
      ])
    else { return index }
    if previous.startsSentence, previous.isAny(.common) || !text.isUnknown(previous) {
      return index
    }
    return index - 1
  }

  /// "UCLA-T1D-2023" and "Smith_2" are left to other recognisers.
  private func isPartOfCode(_ index: Int, _ text: TokenizedText) -> Bool {
    guard text.isAttached(index + 1), text.isAttached(index + 2) else { return false }
    return text[index + 1].isMark("-") && text[index + 2].kind != .word
      || text[index + 1].isMark(".") && text[index + 2].isAny(.topLevelDomain)
  }

  private func add(
    _ first: Int, _ last: Int, _ scanner: NameScanner, _ found: inout CandidateList
  ) {
    let text = scanner.text
    let isKnown = (first...last).contains { text[$0].isAny([.given, .surname]) }
    if isKnown { return found.add(text, first, last, .name, .knownName) }
    let previous = text[first - 1]
    let isPlace = previous.isAny(.locative) && previous.cue != .by
    found.add(
      text, first, last, isPlace ? .location : .name, isPlace ? .unknownPlace : .unknownName)
  }
}
