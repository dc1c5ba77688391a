/// Hospitals, clinics, practices and schools by name: a capitalised run with a head such as
/// "Hospital", or in lower case a known name before such a head.
struct FacilityRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    var index = 0
    while index < text.count {
      if text[index].cue == .st || text[index].cue == .saint || text[index].cue == .mt {
        self.saint(index, text, &found)
      }
      if text.casing == .informative, self.canStart(index, text) {
        let last = self.runEnd(index, text)
        self.capitalizedRun(index, last, text, &found)
        index = last + 1
        continue
      }
      if text[index].isAny(.facility), text[index].kind == .word {
        self.lowerCase(headAt: index, text, &found)
      }
      index += 1
    }
  }

  // MARK: - Capitalised runs

  private func canStart(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text[index]
    if token.kind == .mixed { return token.shape != .lower }
    return token.isCapitalized && !token.isAny(.title)
  }

  /// The last token of capitalised words with small words and marks between them.
  private func runEnd(_ start: Int, _ text: TokenizedText) -> Int {
    var last = start
    while last - start < 14 {
      var next = last + 1
      if text[next].gap == .line || text[next].startsSentence { break }
      // "A-1 Dental Care".
      if text[next].isMark("-"), text[next + 1].kind == .number, text.isAttached(next + 1),
        text[last].isLetter
      {
        last = next + 1
        continue
      }
      while next - last <= 3, self.isConnector(next, after: last, text) { next += 1 }
      guard text[next].isCapitalized || text[next].kind == .mixed && text[next].shape != .lower,
        text[next].gap != .line
      else { break }
      last = next
    }
    if text[last + 1].kind == .clitic, text[last + 2].isAny(.facility) { last += 2 }
    // "Dallas clinic", "Elmwood medical center".
    while text[last + 1].kind == .word, text[last + 1].isAny([.facility, .facilityModifier]),
      text[last + 1].gap == .space, last - start < 16, Self.lowerHeads.contains(text[last + 1].hash)
    {
      last += 1
    }
    return last
  }

  private func isConnector(_ index: Int, after last: Int, _ text: TokenizedText) -> Bool {
    let token = text[index]
    switch token.kind {
    case .clitic: return token.cue == .s
    case .mark:
      if token.isMark("&") { return true }
      if token.isMark("-") || token.isMark("/") { return token.gap == .none }
      return token.isMark(".") && token.gap == .none && text[last].count <= 4
        && text[index + 1].gap != .line
    case .word: return Self.connectors.contains(token.hash)
    default: return false
    }
  }

  private func capitalizedRun(
    _ start: Int, _ last: Int, _ text: TokenizedText, _ found: inout CandidateList
  ) {
    var first = start
    while first < last,
      text[first].isAny([.function, .greeting]) && !text[first + 1].isMark("-")
        || text[first].kind == .mark
    {
      first += 1
    }
    let parts = self.parts(first...last, text)
    let isModified =
      text[last].isCapitalized && parts.modifiers > 0
      && (first...last).contains { Self.strongHeads.contains(text[$0].hash) }
      || parts.heads > 1 && parts.modifiers > 0
    let isNamed = parts.named > 0 && parts.heads + parts.modifiers > 0
    let isDescribed =
      parts.specific > 0 && parts.heads > 0
      && (parts.specific + parts.modifiers > 1 || !text[first].startsSentence)
    guard !text[last].isAny(.eponymHead) else { return }
    // "Center For Well Being".
    let isTitled =
      text[first].isAny(.facility) && last - first >= 2 && text[first + 1].isCapitalized
      && Self.connectors.contains(text[first + 1].hash)
    guard isNamed || isTitled || parts.heads > 0 && isModified || isDescribed, last > first else {
      return
    }
    found.add(text, first, last, .location, .facility)
  }

  /// What the words of a run are.
  private struct Parts {
    /// "Hospital", "Clinic".
    var heads = 0
    /// "General", "Family".
    var modifiers = 0
    /// Names of persons and places, and unknown words.
    var named = 0
    /// Other words that do not belong to every front desk.
    var specific = 0
  }

  private func parts(_ run: ClosedRange<Int>, _ text: TokenizedText) -> Parts {
    var parts = Parts()
    for index in run where text[index].kind == .word || text[index].kind == .mixed {
      let token = text[index]
      if token.isAny(.facility) {
        parts.heads += 1
      } else if token.isAny(.facilityModifier) {
        parts.modifiers += 1
      } else if !token.isAny([.medical, .function]),
        token.isAny([.institution, .place, .placeStart, .surname, .given])
          || text.isUnknown(token) || token.cue == .st
      {
        parts.named += 1
      } else if !token.isAny([.medical, .function, .openName, .credential]),
        !Self.generic.contains(token.hash)
      {
        parts.specific += 1
      }
    }
    return parts
  }

  // MARK: - Lower case

  /// "houston clinic", "st mary's hospital", "elm street clinic".
  private func lowerCase(headAt index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard Self.lowerHeads.contains(text[index].hash) else { return }
    var first = index
    var isNamed = false
    while index - first < 5, text[first].gap != .line {
      let token = text[first - 1]
      if token.kind == .clitic, token.cue == .s {
        first -= 1
        continue
      }
      guard token.kind == .word, !token.isAny(.function) else { break }
      let isName =
        token.isAny([.place, .institution]) && !token.isAny([.ambiguousPlace, .common])
        || token.isAny(.given) && !token.isAny([.ambiguousName, .common])
        || token.cue == .st || token.cue == .saint
      let isKnown =
        isName || token.isAny([.facilityModifier, .facility, .street, .surname])
        || token.isAny(.medical) && isNamed
      guard isKnown, !token.isAny(.openName) else { break }
      isNamed = isNamed || isName
      first -= 1
    }
    while first < index, text[first].kind == .clitic { first += 1 }
    guard isNamed, first < index else { return }
    found.add(text, first, index, .location, .facility)
  }

  /// "St. Luke's", "saint john's", "Mt. Zion".
  private func saint(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    var last = index + 1
    if text[last].isMark("."), text.isAttached(last) { last += 1 }
    let name = text[last]
    guard name.kind == .word, name.gap != .line, !name.isAny(.function), name.count > 2 else {
      return
    }
    let isCapitalized = name.isCapitalized && text.casing == .informative
    let isPossessive = text[last + 1].kind == .clitic && text[last + 1].cue == .s
    guard isCapitalized && !text[index - 1].isCapitalized || isPossessive && name.isAny(.given)
    else { return }
    if isPossessive { last += 1 }
    found.add(text, index, last, .location, .facility)
  }

  private static let connectors = Set(
    ["of", "for", "the", "and", "de", "la", "at"].map(WordHash.of))
  private static let lowerHeads = Set(
    [
      "hospital", "hosp", "clinic", "center", "centre", "medical", "med", "facility", "er",
      "dental", "health", "pharmacy", "school", "university", "college", "church", "orthopedics",
      "care", "office", "practice", "spa", "pediatrics", "dentistry", "dermatology", "healthcare",
      "hospice", "infirmary", "lab",
    ].map(WordHash.of))
  private static let strongHeads = Set(
    [
      "hospital", "hosp", "clinic", "center", "centre", "dental", "infirmary", "hospice", "lab",
      "group", "care",
    ]
    .map(WordHash.of))
  /// Words of care that name no particular place.
  private static let generic = Set(
    [
      "urgent", "primary", "emergency", "mental", "public", "home", "patient", "patients", "office",
      "insurance", "record", "records", "history", "plan", "account", "savings", "room", "services",
      "service", "information", "provider", "department", "dept", "team", "portal", "test", "form",
      "card", "visit", "appointment", "physical", "annual", "sleep", "pain", "walk", "desk",
      "front",
      "national", "world", "american", "federal", "act", "affordable", "billing", "benefits",
      "behavioral",
      "intensive", "unit", "acute", "long", "term", "blood", "work", "results", "high", "middle",
      "elementary", "after", "study", "trial", "failure", "attack", "disease", "risk", "hours",
      "same", "day", "control", "poison", "lifeline", "line",
      "family", "wellness", "virtual", "total", "whole", "preventive", "specialty", "allied",
    ].map(WordHash.of))
}
