/// Street addresses, written and spoken, with unit, city, state and ZIP code after them.
struct AddressRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    for index in 0..<text.count {
      let token = text[index]
      guard token.kind == .word || token.isMark("#") else { continue }
      if token.isAny([.street, .weakStreet]) {
        self.street(endingAt: index, text, &found)
      }
      if token.isAny(.streetPrefix) { self.street(startingAt: index, text, &found) }
      switch token.cue {
      case .box where text[index - 1].cue == .po || text[index - 1].isMark("."):
        self.box(index, text, &found)
      case .box where text[index + 1].kind == .number && token.isCapitalized:
        self.box(index, text, &found)
      case .apo, .fpo, .dpo, .psc: self.military(index, text, &found)
      case .apt, .apartment, .suite, .ste, .unit, .bldg:
        if let last = self.unit(at: index, text) {
          found.add(text, index, last, .location, .streetAddress)
        }
      default: break
      }
      self.joinedStreet(index, text, &found)
      self.numberedName(index, text, &found)
    }
  }

  // MARK: - "123 Main Street"

  private func street(endingAt index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard let start = self.start(ofStreetEndingAt: index, text) else { return }
    var last = index
    if text[last + 1].isMark("."), text.isAttached(last + 1), text[index].count <= 4,
      text[last + 2].kind != .none,
      !text[last + 2].startsSentence || text[last + 2].isAny([.place, .placeStart])
    {
      last += 1
    }
    last = self.withUnitAndCity(after: last, text)
    found.add(text, start, last, .location, .streetAddress)
  }

  /// Looks back over at most four words of the street's name for its number.
  private func start(ofStreetEndingAt index: Int, _ text: TokenizedText) -> Int? {
    let suffix = text[index]
    let isStrong = suffix.isAny(.street)
    var first = index
    var capitals = 0
    var words = 0
    while words < 5 {
      let token = text[first - 1]
      guard text[first].gap != .line, token.kind != .none else { break }
      if token.kind == .number || token.isAny(.number) && token.kind == .word {
        guard words > 0 || isStrong else { return nil }
        return self.withNumber(first - 1, text)
      }
      if token.kind == .mixed {
        // "5th Avenue", "12B Elm Street".
        first -= 1
        words += 1
        capitals += 1
        continue
      }
      if token.isMark("."), text[first - 2].isAny(.direction) || text[first - 2].cue == .st {
        first -= 2
        continue
      }
      guard token.kind == .word, !token.isAny(.function) || token.isCapitalized && words > 0 else {
        break
      }
      if token.isAny([.unit]), !token.isCapitalized { break }
      if token.isCapitalized { capitals += 1 }
      first -= 1
      words += 1
    }
    guard words > 0, text.casing != .uninformative || isStrong else { return nil }
    return self.unnumbered(first, index, isStrong, capitals, text)
  }

  /// A street without a number: it needs capitals, or "on" before it.
  private func unnumbered(
    _ first: Int, _ index: Int, _ isStrong: Bool, _ capitals: Int, _ text: TokenizedText
  ) -> Int? {
    if text.casing == .informative {
      guard text[index].isCapitalized || isStrong, capitals > 0 else { return nil }
      var start = index
      while start - 1 >= first, text[start - 1].isCapitalized || text[start - 1].kind == .mixed,
        !text[start - 1].isAny(.function)
      {
        start -= 1
      }
      let isFollowed = text[index + 1].isCapitalized && text[index + 1].gap == .space
      guard start < index,
        isStrong || text[index].isCapitalized && index - start <= 3 && !isFollowed,
        !text[start].startsSentence || isStrong || text[start].isAny([.surname, .place]),
        isStrong || !text[start].isAny([.title, .given])
      else { return nil }
      return start
    }
    guard isStrong,
      text[index - 2].cue == .on || text[index - 3].cue == .on
        || text[index - 2].isAny(.locative)
        || text[index].isAny(.street) && text[index - 1].kind == .mixed
    else { return nil }
    return text[index - 2].cue == .on || text[index - 2].isAny(.locative)
      || text[index - 1].kind == .mixed
      ? index - 1 : index - 2
  }

  /// Takes in all numbers in front: "one twenty three", "73 1432", "12-14".
  private func withNumber(_ index: Int, _ text: TokenizedText) -> Int {
    var first = index
    while index - first < 6, text[first].gap != .line,
      text[first - 1].isNumeric || text[first - 1].isMark("-") && text[first - 2].isNumeric
    {
      first -= 1
    }
    return first
  }

  // MARK: - "Via Tasso 129", "Schaarsteinweg 97"

  private func street(startingAt index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    var last = index
    var words = 0
    while words < 5, text[last + 1].kind == .word, text[last + 1].gap == .space,
      text[last + 1].isCapitalized || text[last + 1].isAny(.particle) || text.casing == .lower
    {
      if text[last + 1].isAny(.function), !text[last + 1].isAny(.particle) { break }
      last += 1
      words += 1
    }
    guard words > 0 else { return }
    let hasNumber = text[last + 1].kind == .number && text[last + 1].count <= 5
    let isNumberBefore = text[index - 1].kind == .number && text[index - 1].count <= 5
    guard hasNumber || isNumberBefore || text[index].isCapitalized && text[index].count > 2 else {
      return
    }
    if hasNumber { last += 1 }
    let first = isNumberBefore ? self.withNumber(index - 1, text) : index
    found.add(text, first, self.withUnitAndCity(after: last, text), .location, .streetAddress)
  }

  /// Streets in one word with a number on either side: "Schaarsteinweg 97", "36 Holmevej 34".
  private func joinedStreet(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    let token = text[index]
    guard token.kind == .word, token.count > 6, text.isUnknown(token) else { return }
    let lowered = text.bytes(of: token).map { $0 | 0x20 }
    guard Self.endings.contains(where: { lowered.suffix($0.count).elementsEqual($0) }) else {
      return
    }
    let hasNumber = text[index + 1].kind == .number && text[index + 1].gap == .space
    let isNumberBefore = text[index - 1].kind == .number
    guard hasNumber || isNumberBefore else { return }
    let first = isNumberBefore ? self.withNumber(index - 1, text) : index
    let last = self.withUnitAndCity(after: hasNumber ? index + 1 : index, text)
    found.add(text, first, last, .location, .streetAddress)
  }

  /// "57 Askelund 1", "19 Joan Maetsuyckerstraat 15": unknown names between two numbers.
  private func numberedName(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text[index].kind == .word, text[index].isCapitalized, text[index - 1].kind == .number,
      text[index].gap == .space, text.isUnknown(text[index])
    else { return }
    var last = index
    for _ in 0..<4 where text[last + 1].kind == .word && text[last + 1].gap == .space {
      guard text[last + 1].isCapitalized || text[last + 1].isAny(.particle) else { break }
      last += 1
    }
    if text[last + 1].isMark("."), text.isAttached(last + 1) { last += 1 }
    guard text[last + 1].kind == .number, text[last + 1].gap == .space, text[last + 1].count <= 4,
      !text[last + 2].isAny(.unit), !text[last + 2].isMark(":")
    else { return }
    found.add(
      text, self.withNumber(index - 1, text), self.withUnitAndCity(after: last + 1, text),
      .location,
      .streetAddress)
  }

  // MARK: - Boxes, units, cities

  private func box(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text[index + 1].isNumeric || text[index + 1].kind == .mixed else { return }
    var first = index
    while first > 0, index - first < 4,
      text[first - 1].cue == .po || text[first - 1].isMark(".") || text[first - 1].isLetter
    {
      first -= 1
    }
    found.add(text, first, self.withUnitAndCity(after: index + 1, text), .location, .streetAddress)
  }

  /// "PSC 3117, Box 0609 APO AA 44332", "USNS Vincent FPO AE 18956".
  private func military(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text[index].shape == .upper || text[index + 1].isAny(.stateCode) else { return }
    var last = index
    for _ in 0..<2 where text[last + 1].isAny(.stateCode) || text[last + 1].kind == .number {
      last += 1
    }
    guard last > index else { return }
    var first = index
    while index - first < 5,
      text[first - 1].isCapitalized || text[first - 1].kind == .number
        || text[first - 1].isMark(",")
    {
      first -= 1
    }
    found.add(text, first, last, .location, .streetAddress)
  }

  /// "# 206", "Apt. 3B", "Suite B1", "unit 4".
  private func unit(at index: Int, _ text: TokenizedText) -> Int? {
    let token = text[index]
    var next = index + 1
    if token.isMark("#") || token.cue == .apt || token.cue == .apartment || token.cue == .suite
      || token.cue == .ste || token.cue == .unit || token.cue == .lot || token.cue == .bldg
      || token.cue == .building || token.cue == .room || token.cue == .floor
    {
      if text[next].isMark(".") || text[next].isMark("#") { next += 1 }
      let value = text[next]
      let isNumber = value.isNumeric && value.count <= 5 || value.kind == .mixed
      let isLetter =
        value.isLetter && value.isCapitalized && value.cue != .i
        || value.isLetter && text.casing == .lower && value.cue != .i && token.kind == .word
          && value.hash != Self.a
      guard isNumber || isLetter || token.isMark("#") && value.isLetter else { return nil }
      if text[next + 1].isMark("-"), text.isAttached(next + 1), text.isAttached(next + 2) {
        next += 2
      }
      if isLetter, text[next + 1].kind == .number, text[next + 1].count <= 3 { next += 1 }
      return next
    }
    return nil
  }

  private func withUnitAndCity(after index: Int, _ text: TokenizedText) -> Int {
    var last = index
    for _ in 0..<4 {
      var next = last + 1
      if text[next].isMark(","), text[next].gap == .none { next += 1 }
      if text[next].isAny(.direction), text[next].isCapitalized, text[next].count <= 2 { next += 1 }
      if let end = self.unit(at: next, text) {
        last = end
      } else if text[next].kind == .mixed, text[next].count <= 5, text[next].gap == .space,
        text.bytes(of: text[next]).first?.isASCIIUpper == true
      {
        last = next
      } else if text[next].isLetter, text[next].isCapitalized, text[next + 1].isMark("-"),
        text[next + 2].kind == .number
      {
        last = next + 2
      } else {
        break
      }
    }
    return last
  }

  private static let a = WordHash.of("a")
  private static let endings: [[UInt8]] = [
    "strasse", "straat", "gade", "gatan", "vagen", "vej", "veien", "laan", "weg", "gasse", "allee",
    "platz", "plein", "dijk", "tie", "katu", "ulica", "utca", "kuja", "gata", "vegur", "stigur",
  ].map { Array($0.utf8) }
}
