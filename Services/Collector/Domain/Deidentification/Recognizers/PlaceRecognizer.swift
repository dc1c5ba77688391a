/// Cities, states, countries and known institutions, with the state and ZIP code after them.
struct PlaceRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    var index = 0
    while index < text.count {
      let token = text[index]
      if token.kind == .number {
        self.postalCode(index, text, &found)
      } else if token.isAny([.place, .placeStart, .institution, .institutionStart]),
        let match = PlaceMatcher.match(at: index, in: text), self.accepts(match, index, text)
      {
        let last = self.withState(after: match.last, text)
        let isInstitution = match.phrase == .institution
        found.add(text, index, last, .location, isInstitution ? .institution : .knownPlace)
        index = last
      }
      index += 1
    }
  }

  private func accepts(_ match: PlaceMatcher.Match, _ index: Int, _ text: TokenizedText) -> Bool {
    let token = text[index]
    if match.last == index, token.isAny(.function) { return false }
    if match.last == index, NameScanner(text: text).isEponym(index) { return false }
    let isCapitalized = token.isCapitalized || text[match.last].isCapitalized
    let hasState = self.withState(after: match.last, text) > match.last
    if hasState, isCapitalized || !match.isAmbiguous || text[match.last + 1].isMark(",") {
      return true
    }
    let preceding = text[index - 1]
    let isLocated = preceding.isAny(.locative) || preceding.cue == .live || preceding.cue == .lives
    if !match.isAmbiguous {
      // Short words in lower case are too often something else.
      return isCapitalized || token.count > 3 || match.last > index
        || match.phrase == .institution
    }
    if text.casing == .informative, !isCapitalized {
      return isLocated && !token.isAny([.common, .function, .openName, .medical])
        && match.last == index && token.count > 4 && text.isForeign(token)
    }
    if match.last > index { return isLocated || text.casing == .informative }
    if token.isAny([.medical, .openName]), !isLocated { return false }
    if text[index + 1].isAny([.eponymHead]) { return false }
    guard isLocated else { return match.phrase == .state && isCapitalized }
    return text.casing == .informative || !token.isAny([.common, .function, .openName, .medical])
  }

  /// Extends over ", IL", ", Illinois", a ZIP code, "County".
  private func withState(after last: Int, _ text: TokenizedText) -> Int {
    var end = last
    var next = last + 1
    if text[next].isMark(",") { next += 1 }
    let state = text[next]
    let isCode =
      state.isAny(.stateCode) && state.shape == .upper
      || state.isAny(.stateCode) && text[next + 1].kind == .number && text[next + 1].count == 5
    if isCode, state.gap != .line {
      end = next
    } else if state.isAny([.state, .placeStart]),
      let match = PlaceMatcher.match(at: next, in: text), match.phrase == .state
    {
      end = match.last
    } else if text[last + 1].cue == .county {
      end = last + 1
    }
    next = end + 1
    if text[next].isMark(","), text[next + 1].kind == .number { next += 1 }
    if text[next].kind == .number, text[next].count == 5, end > last || text[next].gap == .space,
      !text[next + 1].isAny(.unit)
    {
      end = next
      if text[end + 1].isMark("-"), text.isAttached(end + 1), text[end + 2].count == 4 { end += 2 }
    }
    return end
  }

  /// "zip 94103", "CA 94103", "ZIP+4".
  private func postalCode(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text[index].count == 5 else { return }
    let isPlusFour =
      text[index + 1].isMark("-") && text.isAttached(index + 1) && text.isAttached(index + 2)
      && text[index + 2].kind == .number && text[index + 2].count == 4
    let previous = text[index - 1]
    let isAfterState = previous.isAny(.stateCode) && previous.shape == .upper
    guard isPlusFour && !text[index + 3].isMark("-") || isAfterState else { return }
    found.add(
      text, isAfterState ? index - 1 : index, isPlusFour ? index + 2 : index, .location,
      .postalCode)
  }
}
