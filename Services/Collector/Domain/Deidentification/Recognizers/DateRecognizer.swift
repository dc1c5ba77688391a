/// Dates with a month's name, days of the month and days of the week, written and spoken. Years
/// alone and relative words ("today") stay.
struct DateRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    for index in 0..<text.count {
      let token = text[index]
      if token.kind == .word, token.isAny(.month) {
        self.month(index, text, &found)
      } else if token.kind == .word, token.isAny(.weekday) {
        self.weekday(index, text, &found)
      } else if token.cue == .the || token.cue == .on {
        self.dayOfMonth(index + 1, text, &found)
      } else if token.cue == .of, let last = self.thisMonth(index, text),
        let day = self.dayEnding(at: index - 1, text)
      {
        found.add(text, day, last, .date, .dayOfMonth)
      }
    }
  }

  // MARK: - Months

  private func month(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    var first = index
    var last = index
    var hasDay = false
    if text[last + 1].isMark("."), text.isAttached(last + 1), text[index].count <= 4,
      text[last + 2].kind != .none, !text[last + 2].startsSentence || text[last + 2].kind == .number
    {
      last += 1
    }
    // "15 March", "the 15th of March", "15-Feb-2021".
    let joint =
      text[index - 1].isMark("-") || text[index - 1].isMark("/") || text[index - 1].cue == .of
    if let day = self.dayEnding(at: joint ? index - 2 : index - 1, text) {
      first = day
      hasDay = true
    }
    // "March 15th", also repeated as speech recognition does: "March 5th 15th".
    var next = last + 1
    if text[next].isMark("-") || text[next].isMark("/") || text[next].cue == .the { next += 1 }
    if !hasDay, let day = self.dayStarting(at: next, text) {
      last = day
      hasDay = true
      next = last + 1
      if text[next].kind == .mixed, let repeated = self.dayStarting(at: next, text) {
        last = repeated
      }
    }
    if let year = self.year(after: last, hasDay: hasDay, text) {
      last = year
    } else if !hasDay, !self.standsAlone(index, text) {
      return
    }
    if text[first - 1].isMark(","), text[first - 2].isAny(.weekday) { first -= 2 }
    if text[first - 1].isAny(.weekday) { first -= 1 }
    found.add(text, first, last, .date, .calendarDate)
  }

  /// Whether a month without day and year is meant as one: "may" and "march" need a preposition.
  private func standsAlone(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text[index]
    let previous = text[index - 1]
    if token.isAny(.ambiguousMonth) || token.count <= 4 {
      switch previous.cue {
      case .in, .since, .until, .till, .last, .next, .of, .early, .late, .mid, .by, .through, .this:
        break
      default: return false
      }
      if text.casing == .informative, token.shape == .lower { return false }
      return !text[index + 1].isAny([.surname, .given]) || text[index + 1].isAny(.function)
    }
    return true
  }

  // MARK: - Days

  /// The token at which a day of the month that starts here ends.
  private func dayStarting(at index: Int, _ text: TokenizedText) -> Int? {
    let token = text[index]
    switch token.kind {
    case .number:
      let value = text.integer(index)
      guard value >= 1, value <= 31, token.count <= 2 else { return nil }
      // "March 15 19 85": the next two numbers are a year and not part of the day.
      return text[index + 1].isMark(":") && text.isAttached(index + 1) ? nil : index
    case .mixed: return self.isOrdinal(token, text) ? index : nil
    case .word:
      if token.isAny(.ordinal) { return index }
      guard token.isAny(.number), token.value > 0, token.value <= 30,
        text[index + 1].cue != .thousand, text[index + 1].cue != .hundred
      else { return nil }
      guard token.value >= 20 else { return index }
      let next = text[index + 1].isMark("-") ? index + 2 : index + 1
      return text[next].isAny([.ordinal, .number]) && text[next].value > 0 && text[next].value < 10
        ? next : index
    default: return nil
    }
  }

  /// The token at which a day of the month that ends here starts.
  private func dayEnding(at index: Int, _ text: TokenizedText) -> Int? {
    let token = text[index]
    switch token.kind {
    case .number:
      let value = text.integer(index)
      return value >= 1 && value <= 31 && token.count <= 2 ? index : nil
    case .mixed: return self.isOrdinal(token, text) ? index : nil
    case .word:
      guard token.isAny(.ordinal) else { return nil }
      let tens = text[index - 1].isMark("-") ? index - 2 : index - 1
      return text[tens].isAny(.number) && text[tens].value >= 20 && token.value < 10 ? tens : index
    default: return nil
    }
  }

  /// "1st" to "31st".
  private func isOrdinal(_ token: Token, _ text: TokenizedText) -> Bool {
    let bytes = text.bytes(of: token)
    let digits = bytes.prefix { $0.isASCIIDigit }
    guard digits.count >= 1, digits.count <= 2, bytes.count == digits.count + 2 else {
      return false
    }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    let suffix = bytes.suffix(2).map { $0 | 0x20 }
    return value >= 1 && value <= 31 && Self.ordinalSuffixes.contains(suffix)
  }

  /// "the 15th", "on the 3rd", "the twenty third".
  private func dayOfMonth(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    let token = text[index]
    guard token.kind == .mixed || token.isAny([.ordinal, .number]),
      let last = self.dayStarting(at: index, text)
    else { return }
    guard token.kind == .mixed || text[last].isAny(.ordinal) else { return }
    if let end = self.thisMonth(last + 1, text), text[last + 1].cue == .of {
      return found.add(text, index - 1, end, .date, .dayOfMonth)
    }
    let next = text[last + 1]
    let endsPhrase = next.kind == .mark && !next.isMark("-") || next.kind == .none
    // "the first" and "the second" mostly count things; "the 3rd at two" is a day.
    guard token.kind == .mixed || token.isAny(.number) || token.value > 3 else { return }
    guard endsPhrase || next.startsSentence || next.isAny([.function, .weekday, .greeting])

    else { return }
    found.add(text, text[index - 1].cue == .the ? index - 1 : index, last, .date, .dayOfMonth)
  }

  /// "of this month", "of next month": the index of the last token.
  private func thisMonth(_ index: Int, _ text: TokenizedText) -> Int? {
    guard text[index].cue == .of, text[index + 2].cue == .month else { return nil }
    switch text[index + 1].cue {
    case .this, .next, .the, .last: return index + 2
    default: return nil
    }
  }

  // MARK: - Years

  /// The last token of a year after a month or day: "2023", ", 2023", "'85", "19 85",
  /// "nineteen eighty five", "two thousand five", "twenty twenty three".
  private func year(after last: Int, hasDay: Bool, _ text: TokenizedText) -> Int? {
    var index = last + 1
    let hasComma = text[index].isMark(",")
    if hasComma || text[index].isMark("-") || text[index].isMark("/") || text[index].cue == .of {
      index += 1
    }
    if text[index].isMark("'"), text.isAttached(index + 1), text[index + 1].count == 2,
      text[index + 1].kind == .number
    {
      return index + 1
    }
    if let spoken = SpokenYear.end(at: index, in: text) { return spoken }
    guard text[index].kind == .number else { return nil }
    let value = text.integer(index)
    if text[index].count == 4, value >= 1900, value <= 2099 { return index }
    if text[index].count == 2, value == 19 || value == 20, text[index + 1].kind == .number,
      text[index + 1].count == 2
    {
      return index + 1
    }
    let isShort = text[index].count == 2 && hasDay && !text[index + 1].isMark(":")
    return isShort && (hasComma || text[index - 1].kind == .mark || value > 31) ? index : nil
  }

  // MARK: - Days of the week

  private func weekday(_ index: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    let token = text[index]
    let isShort = token.count <= 5 && !Self.longWeekdays.contains(token.hash)
    let previous = text[index - 1]
    var first = index
    switch previous.cue {
    case .next, .last, .this, .coming: first = index - 1
    case .every, .through: return
    case .to where text[index - 2].isAny(.weekday): return
    default:
      if isShort, !token.isCapitalized || previous.cue != .on { return }
    }
    if text[index - 2].isAny(.weekday), previous.isMark("-") { return }
    var last = index
    switch (text[index + 1].cue, text[index + 2].cue) {
    case (.next, .week), (.this, .week): last = index + 2
    case (.through, _), (.to, _): return
    default: if text[index + 1].isMark("-"), text[index + 2].isAny(.weekday) { return }
    }
    found.add(text, first, last, .date, .weekday)
  }

  private static let ordinalSuffixes: Set<[UInt8]> = Set(
    ["st", "nd", "rd", "th"].map { Array($0.utf8) })
  private static let longWeekdays = Set(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].map(WordHash.of))
}
