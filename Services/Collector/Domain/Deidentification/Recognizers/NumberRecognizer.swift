/// Identifiers made of digits, written or spoken: dates, telephone, social security, card, record,
/// plan and account numbers, told apart by their grouping and by the words around them.
struct NumberRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    var tracker = CodeCue.Tracker()
    let isDictation = self.isDictation(text)
    var index = 0
    while index < text.count {
      let token = text[index]
      tracker.advance(index, text)
      let startsRun =
        token.isNumeric || token.cue == .double || token.cue == .triple
        || (token.isMark("(") || token.isMark("+")) && text[index + 1].kind == .number
      guard startsRun, let run = NumberRun(startingAt: index, in: text) else {
        index += 1
        continue
      }
      if !self.isPartOfWord(run, text) {
        if isDictation, let kind = self.dictated(run, text) {
          found.add(text, run.first, run.last, kind, .expectedDigits)
        } else {
          self.classify(run, tracker.cue(at: index), text, &found)
        }
      }
      for passed in (index + 1)..<(run.last + 1) where passed < text.count {
        tracker.advance(passed, text)
      }
      index = run.last + 1
    }
  }

  /// Numbers that belong to a code with letters are left to `CodeRecognizer`.
  private func isPartOfWord(_ run: NumberRun, _ text: TokenizedText) -> Bool {
    let before = text[run.first - 1]
    if text.isAttached(run.first), before.isMark("-") || before.isMark("_") || before.isMark("/"),
      text.isAttached(run.first - 1),
      text[run.first - 2].kind == .word
        || text[run.first - 2].kind == .mixed, text[run.first - 2].shape != .lower
    {
      return true
    }
    let after = text[run.last + 1]
    return text.isAttached(run.last + 1) && (after.isMark("-") || after.isMark("_"))
      && text.isAttached(run.last + 2)
      && (text[run.last + 2].kind == .mixed
        || text[run.last + 2].kind == .word && text[run.last + 2].shape == .upper)
  }

  /// Whether a turn answers a question for digits with hardly anything else: it may hold a part of
  /// them only, the rest coming in the next turns.
  private func isDictation(_ text: TokenizedText) -> Bool {
    guard text.count > 0, !text[0].expected.isDisjoint(with: .digits) else { return false }
    return text.tokens.allSatisfy { token in
      token.kind != .word && token.kind != .mixed || token.isNumeric
        || token.isAny([.function, .month]) || token.cue == .double || token.cue == .triple
    }
  }

  /// What a part of a dictated number is; nil for a year, which may stand.
  private func dictated(_ run: NumberRun, _ text: TokenizedText) -> IdentifierKind? {
    let expected = text[run.first].expected
    if NumberShape.isPublicLine(run) || self.isClock(run, text) || self.isQuantity(run, text) {
      return nil
    }
    if NumberShape.isDate(run) || NumberShape.isSpokenDate(run) { return .date }
    if expected.contains(.ssn) { return .socialSecurityNumber }
    if expected.contains(.phone) { return .phone }
    if expected.contains(.code) { return expected.contains(.address) ? .location : .other }
    return self.isYear(run) ? nil : .date
  }

  private func classify(
    _ run: NumberRun, _ cue: CodeCue?, _ text: TokenizedText, _ found: inout CandidateList
  ) {
    if NumberShape.isPublicLine(run) || self.isClock(run, text) || self.isCount(run) { return }
    let last = self.withExtension(run, text)
    func add(_ kind: IdentifierKind, _ rule: DeidentificationRule) {
      found.add(text, run.first, last, kind, rule)
    }
    let isQuantity = self.isQuantity(run, text)
    if NumberShape.isDate(run) { return add(.date, .numericDate) }
    if NumberShape.isShortDate(run), self.isDated(run, cue, text), !isQuantity {
      return add(.date, .numericDate)
    }
    if NumberShape.isSocialSecurity(run) {
      let kind = cue?.isStrong == true && cue?.kind != .phone ? cue?.kind : nil
      return add(kind ?? .socialSecurityNumber, .socialSecurity)
    }
    if NumberShape.isSpokenDate(run),
      self.expectsDate(run, cue, text) || run.groups.last == 4
        || run.isSpoken
    {
      return add(.date, .spokenDate)
    }
    if isQuantity { return }
    if let kind = self.cued(run, cue, text) {
      return add(kind == .other && NumberShape.isPhone(run) ? .phone : kind, .cuedNumber)
    }
    if NumberShape.isCard(run) { return add(.account, .cardNumber) }
    if NumberShape.isPhone(run) { return add(.phone, .phoneNumber) }
    if let kind = self.expected(run, text) { return add(kind, .expectedDigits) }
    if let kind = self.forwardCue(run, text) { return add(kind, .cuedNumber) }
    // "platelets 250000".
    if run.groups.count == 1, run.digits.count <= 6, text[run.first - 1].isAny(.medical) { return }
    if self.isLong(run) { add(.other, .longNumber) }
  }

  // MARK: - What surrounds the number

  /// "10:30", "at 7 30 pm".
  private func isClock(_ run: NumberRun, _ text: TokenizedText) -> Bool {
    if text[run.last + 1].isMark(":") && text.isAttached(run.last + 2)
      && text[run.last + 2].kind == .number && run.groups.count == 1
    {
      return true
    }
    if text[run.first - 1].isMark(":"), text.isAttached(run.first),
      text[run.first - 2].kind == .number
    {
      return run.groups.count == 1
    }
    let next = text[run.last + 1]
    let isMeridiem =
      next.hash == Self.am || next.hash == Self.pm
      || next.isLetter && text[run.last + 2].isMark(".") && text[run.last + 3].isLetter
    return run.digits.count <= 4 && isMeridiem
  }

  /// Digits that count up or down: "1 2 3 4".
  private func isCount(_ run: NumberRun) -> Bool {
    guard run.groups.count >= 3, run.groups.allSatisfy({ $0 == 1 }) else { return false }
    let step = Int(run.digits[1]) - Int(run.digits[0])
    guard abs(step) == 1 else { return false }
    return zip(run.digits, run.digits.dropFirst()).allSatisfy { Int($1) - Int($0) == step }
  }

  private func isQuantity(_ run: NumberRun, _ text: TokenizedText) -> Bool {
    let next = text[run.last + 1]
    if next.isMark("%") || text[run.first - 1].isMark("$") { return true }
    if run.groups.count > 2 { return false }
    if next.kind == .word, next.isAny(.unit), next.count > 1 || run.digits.count < 4 {
      return !(next.cue == .ext)
    }
    if next.isMark("/"), text[run.last + 2].isAny(.unit) { return true }
    return next.isMark("-") && text[run.last + 2].isAny(.unit)
  }

  private func expectsDate(_ run: NumberRun, _ cue: CodeCue?, _ text: TokenizedText) -> Bool {
    cue?.kind == .date || text[run.first].expected.contains(.date)
  }

  /// "on 3/14", "since 11/20", "DOB 3/14".
  private func isDated(_ run: NumberRun, _ cue: CodeCue?, _ text: TokenizedText) -> Bool {
    if run.groups[1] == 4 || self.expectsDate(run, cue, text) { return true }
    switch text[run.first - 1].cue {
    case .on, .since, .by, .until, .before, .after, .dated, .from, .till, .date, .birthday:
      return true
    default: return false
    }
  }

  private func cued(_ run: NumberRun, _ cue: CodeCue?, _ text: TokenizedText) -> IdentifierKind? {
    guard let cue else { return nil }
    let digits = run.digits.count
    if cue.kind == .date { return digits >= 4 && digits <= 8 && digits != 4 ? .date : nil }
    if self.isYear(run), !(run.first - cue.index <= 2 && cue.isStrong) { return nil }
    if cue.kind == .location {
      return digits >= 3 && run.first - cue.index <= 4 ? .location : nil
    }
    if cue.kind == .phone || cue.kind == .fax {
      guard digits >= 7 || cue.isStrong && digits >= 4 && run.first - cue.index <= 4 else {
        return nil
      }
      return digits <= 15 ? cue.kind : nil
    }
    let minimum = cue.isStrong ? (run.first - cue.index <= 3 ? 3 : 4) : 5
    return digits >= minimum ? cue.kind : nil
  }

  private func expected(_ run: NumberRun, _ text: TokenizedText) -> IdentifierKind? {
    let expected = text[run.first].expected
    let digits = run.digits.count
    guard !expected.isDisjoint(with: .digits), digits >= 3, !self.isYear(run),
      !(run.isSeparated(by: "/") && digits < 6)
    else { return nil }
    if expected.contains(.ssn) { return .socialSecurityNumber }
    if expected.contains(.phone), digits >= 3 { return .phone }
    if expected.contains(.code) { return expected.contains(.address) ? .location : .other }
    return digits >= 6 ? .date : nil
  }

  /// "555123 is my member ID".
  private func forwardCue(_ run: NumberRun, _ text: TokenizedText) -> IdentifierKind? {
    guard run.digits.count >= 4, !self.isYear(run) else { return nil }
    var tracker = CodeCue.Tracker()
    var strong: CodeCue?
    guard
      text[run.last + 1].cue == .is || text[run.last + 1].cue == .s
        || text[run.last + 1].cue == .for || text[run.last + 1].cue == .was
    else { return nil }
    for index in (run.last + 2)...(run.last + 6) {
      guard text[index].kind == .word, !text[index].startsSentence else { break }
      tracker.advance(index, text)
      if let cue = tracker.cue(at: index), cue.isStrong { strong = cue }
    }
    return strong?.kind
  }

  private func isYear(_ run: NumberRun) -> Bool {
    run.groups == [4] && run.value(ofGroup: 0) >= 1900 && run.value(ofGroup: 0) <= 2099
      || run.groups == [2, 2] && (run.value(ofGroup: 0) == 19 || run.value(ofGroup: 0) == 20)
  }

  /// Numbers too long to count anything.
  private func isLong(_ run: NumberRun) -> Bool {
    let isTight = run.separators.allSatisfy { $0 != UInt8(ascii: " ") }
    if run.groups.count == 1 { return run.digits.count >= 6 }
    if run.groups.allSatisfy({ $0 == 1 }) { return run.groups.count >= 5 }
    if run.groups.count == 2, run.groups == [4, 4], self.isRange(run) { return false }
    let joined = run.isSeparated(by: "-")
    return isTight && joined && run.digits.count >= 7 || run.isSpoken && run.digits.count >= 7
  }

  private func isRange(_ run: NumberRun) -> Bool {
    run.value(ofGroup: 0) >= 1900 && run.value(ofGroup: 1) <= 2099
      && run.value(ofGroup: 0) < run.value(ofGroup: 1)
  }

  /// Includes "ext. 12" and "x508".
  private func withExtension(_ run: NumberRun, _ text: TokenizedText) -> Int {
    guard run.digits.count >= 7 else { return run.last }
    var next = run.last + 1
    if text[next].cue == .ext || text[next].cue == .extension {
      next += 1
      if text[next].isMark(".") { next += 1 }
      if text[next].kind == .number { return next }
    }
    let joined = text[run.last + 1]
    if joined.kind == .mixed, text.bytes(of: joined).first == UInt8(ascii: "x") {
      return run.last + 1
    }
    return run.last
  }

  private static let am = WordHash.of("am")
  private static let pm = WordHash.of("pm")
}
