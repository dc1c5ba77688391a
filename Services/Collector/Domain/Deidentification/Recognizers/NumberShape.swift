/// What the grouping of a run of numbers says by itself, without words around it.
enum NumberShape {
  /// Day, month and year in any order, by marks: "03/15/1985", "1985-03-15", "15.3.85".
  static func isDate(_ run: NumberRun) -> Bool {
    guard run.groups.count >= 3, run.groups.count <= 4 else { return false }
    guard run.separators[0] == run.separators[1], run.separators[0] != UInt8(ascii: " ") else {
      return false
    }
    let values = (0..<3).map(run.value(ofGroup:))
    switch (run.groups[0], run.groups[1], run.groups[2]) {
    case (4, 1...2, 1...2):
      return self.isYear(values[0]) && self.isMonthAndDay(values[1], values[2])
    case (1...2, 1...2, 4):
      return self.isYear(values[2]) && self.isMonthAndDay(values[0], values[1])
    case (1...2, 1...2, 2):
      return run.groups.count == 3 && self.isMonthAndDay(values[0], values[1])
    default: return false
    }
  }

  /// The same said digit by digit or with white space: the digits read as month, day and year.
  static func isSpokenDate(_ run: NumberRun) -> Bool {
    if run.groups.count == 3, run.groups[2] == 4, run.groups[0] <= 2, run.groups[1] <= 2 {
      return self.isYear(run.value(ofGroup: 2))
        && self.isMonthAndDay(run.value(ofGroup: 0), run.value(ofGroup: 1))
    }
    guard run.groups.count >= 3, run.digits.count >= 6, run.digits.count <= 8 else { return false }
    let year = self.number(run.digits.suffix(4))
    guard self.isYear(year) else { return false }
    let rest = Array(run.digits.dropLast(4))
    switch rest.count {
    case 4: return self.isMonthAndDay(self.number(rest[0..<2]), self.number(rest[2..<4]))
    case 3:
      return self.isMonthAndDay(self.number(rest[0..<1]), self.number(rest[1..<3]))
        || self.isMonthAndDay(self.number(rest[0..<2]), self.number(rest[2..<3]))
    case 2: return self.isMonthAndDay(self.number(rest[0..<1]), self.number(rest[1..<2]))
    default: return false
    }
  }

  /// "3/14" or "03/2023".
  static func isShortDate(_ run: NumberRun) -> Bool {
    guard run.groups.count == 2, run.isSeparated(by: "/"), !run.isSpoken else { return false }
    if run.groups[1] == 4 {
      return run.value(ofGroup: 0) >= 1 && run.value(ofGroup: 0) <= 12
        && self.isYear(run.value(ofGroup: 1))
    }
    return self.isMonthAndDay(run.value(ofGroup: 0), run.value(ofGroup: 1))
  }

  /// Groups as telephone numbers have them, in the United States and elsewhere.
  static func isPhone(_ run: NumberRun) -> Bool {
    let groups = run.groups
    let count = run.digits.count
    if run.hasPrefix, count >= 7, count <= 15 { return true }
    if run.isSpoken || groups.allSatisfy({ $0 == 1 }) && groups.count >= 7 {
      return count == 7 || count == 10 || count == 11
    }
    if groups.count == 1 { return count == 10 && run.digits[0] >= UInt8(ascii: "2") }
    switch groups {
    case [3, 4], [3, 3, 4], [1, 3, 3, 4], [3, 7], [6, 4], [3, 3, 4, 3], [3, 3, 4, 4]: return true
    default:
      // International numbers: at least three groups with eight digits.
      let isTyped = run.separators.allSatisfy { $0 != UInt8(ascii: "/") }
      return isTyped && groups.count >= 3 && count >= 8 && count <= 15
        && groups.allSatisfy { $0 >= 2 && $0 <= 5 }
    }
  }

  /// "123-45-6789" or the same with spaces.
  static func isSocialSecurity(_ run: NumberRun) -> Bool {
    run.groups == [3, 2, 4] && (run.isSeparated(by: "-") || run.isSeparated(by: " "))
  }

  /// 13 to 19 digits as payment cards have them.
  static func isCard(_ run: NumberRun) -> Bool {
    guard run.digits.count >= 13, run.digits.count <= 19, !run.hasPrefix else { return false }
    return run.groups.count <= 5 || run.groups.allSatisfy { $0 == 1 }
  }

  /// Numbers that everybody may know: emergency and crisis lines.
  static func isPublicLine(_ run: NumberRun) -> Bool {
    Self.publicLines.contains(run.digits.map(Character.init).reduce(into: "") { $0.append($1) })
  }

  private static let publicLines: Set<String> = [
    "911", "988", "211", "311", "411", "511", "711", "811", "112", "999", "741741", "8002221222",
    "18002221222", "8002738255", "18002738255", "8006624357", "18006624357", "8007997233",
    "18007997233", "8006564673", "18006564673", "8006332273", "18006332273", "1800222", "2221222",
    "18664887386", "8664887386", "678678", "18334564566", "8334564566", "45645", "18009444773",
    "8009444773", "18338526262", "8338526262", "116123", "131114", "85258", "18777268727",
    "18005222222", "838255",
  ]

  private static func isYear(_ value: Int) -> Bool { value >= 1900 && value <= 2099 }

  private static func isMonthAndDay(_ one: Int, _ two: Int) -> Bool {
    one >= 1 && two >= 1 && (one <= 12 && two <= 31 || one <= 31 && two <= 12)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension Character {
  fileprivate init(_ digit: UInt8) { self.init(Unicode.Scalar(digit)) }
}
