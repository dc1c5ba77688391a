/// Consecutive numbers, written or spoken, that may be one identifier: "415-555-1234",
/// "5 5 5 0 1 0 2", "oh four one two nineteen eighty".
struct NumberRun {
  /// The first and the last token.
  private(set) var first: Int
  private(set) var last: Int
  /// The digits that were written or said.
  private(set) var digits: [UInt8] = []
  /// The lengths of the groups in digits.
  private(set) var groups: [Int] = []
  /// The separator before each group but the first; a space where there was none but white space.
  private(set) var separators: [UInt8] = []
  /// Whether any group was a word.
  private(set) var isSpoken = false
  /// Whether a plus sign or an opening parenthesis comes first.
  private(set) var hasPrefix = false

  /// Longer runs are cut: nothing that identifies is longer.
  private static let maximumGroups = 24

  /// The run that starts at a token; nil when none does.
  init?(startingAt index: Int, in text: TokenizedText) {
    var start = index
    if text[start].isMark("+") || text[start].isMark("(") {
      self.hasPrefix = true
      start += 1
      if text[start].isMark("(") { start += 1 }
    }
    guard text[start].isNumeric || text[start].cue == .double || text[start].cue == .triple else {
      return nil
    }
    self.first = index
    self.last = start
    var next = start
    guard self.consume(&next, text, separator: 0) else { return nil }
    while self.groups.count < Self.maximumGroups {
      var cursor = next
      var separator = UInt8(ascii: " ")
      guard self.separator(&cursor, text, &separator), text[cursor].gap != .line,
        self.consume(&cursor, text, separator: separator)
      else { break }
      next = cursor
    }
  }

  /// Takes the group at the cursor, moving it past the group.
  private mutating func consume(
    _ cursor: inout Int, _ text: TokenizedText, separator: UInt8
  ) -> Bool {
    var times = 1
    if text[cursor].cue == .double { times = 2 }
    if text[cursor].cue == .triple { times = 3 }
    if times > 1 { cursor += 1 }
    let token = text[cursor]
    var group: [UInt8]
    if token.kind == .number {
      group = Array(text.bytes(of: token))
    } else if token.kind == .mixed, self.digits.count >= 3, let number = Self.extended(token, text)
    {
      group = number
    } else if token.kind == .word, token.isAny(.number) {
      // A number word in front of "hundred" counts something.
      if text[cursor + 1].cue == .hundred || text[cursor + 1].cue == .thousand { return false }
      self.isSpoken = true
      group = Array(String(token.value).utf8)
      let next = text[cursor + 1].isMark("-") ? cursor + 2 : cursor + 1
      let unit = text[next]
      if token.value >= 20, unit.kind == .word, unit.isAny(.number), unit.value > 0, unit.value < 10
      {
        group = Array(String(token.value + unit.value).utf8)
        cursor = next
      }
    } else {
      return false
    }
    for _ in 0..<times { self.digits += group }
    self.groups.append(group.count * times)
    if separator != 0 { self.separators.append(separator) }
    self.last = cursor
    cursor += 1
    return true
  }

  /// The digits of "7740x2347".
  private static func extended(_ token: Token, _ text: TokenizedText) -> [UInt8]? {
    let parts = text.bytes(of: token).split(separator: UInt8(ascii: "x"))
    guard parts.count == 2, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    return Array(parts[0])
  }

  /// Moves the cursor over what may stand between two groups.
  private func separator(
    _ cursor: inout Int, _ text: TokenizedText, _ separator: inout UInt8
  ) -> Bool {
    let token = text[cursor]
    guard token.kind == .mark else { return token.gap == .space }
    switch token.mark {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
      separator = token.mark
      let isTight = token.gap == .none && text[cursor + 1].gap == .none
      guard isTight || token.mark == UInt8(ascii: "-") && token.gap == text[cursor + 1].gap else {
        return false
      }
    case UInt8(ascii: ")"):
      guard text[self.first].isMark("(") || self.hasPrefix else { return false }
      if text[cursor + 1].isMark("-") { cursor += 1 }
    case UInt8(ascii: "("):
      guard self.groups.count == 1, token.gap == .space || self.hasPrefix else { return false }
    case UInt8(ascii: ","):
      // A comma joins digits said one by one: "5, 5, 5".
      guard self.groups.last == 1, text[cursor + 1].isNumeric,
        text[cursor + 1].count == 1 || text[cursor + 1].value < 10 && text[cursor + 1].kind == .word
      else { return false }
    default: return false
    }
    cursor += 1
    return true
  }

  /// Whether every separator is this mark.
  func isSeparated(by mark: Unicode.Scalar) -> Bool {
    !self.separators.isEmpty
      && self.separators.allSatisfy { $0 == UInt8(truncatingIfNeeded: mark.value) }
  }

  /// The number that a group spells.
  func value(ofGroup index: Int) -> Int {
    let start = self.groups[..<index].reduce(0, +)
    return self.digits[start..<(start + self.groups[index])].prefix(9)
      .reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
