/// The shapes by which an identifier is recognised without knowing it.
package enum IdentifierShape: String, Sendable, CustomStringConvertible {
  case socialSecurityNumber = "social security number"
  case phoneNumber = "telephone number"
  case date = "full date"
  case cardNumber = "card number"
  case recordNumber = "record or member number"
  case emailAddress = "e-mail address"
  case streetAddress = "street address"

  package var description: String { self.rawValue }

  /// The first identifier among runs of digit groups.
  package static func of(_ runs: [[DigitGroup]]) -> Self? {
    for run in runs {
      for start in run.indices {
        for end in (start + 1)...min(run.count, start + 5) {
          if let shape = self.of(run[start..<end]) { return shape }
        }
      }
    }
    return nil
  }

  private static func of(_ groups: ArraySlice<DigitGroup>) -> Self? {
    let lengths = groups.map(\.digits.count)
    let digits = groups.map(\.digits).joined()
    switch lengths {
    case [3, 2, 4]: return .socialSecurityNumber
    case [3, 3, 4], [1, 3, 3, 4], [3, 4]: return .phoneNumber
    case [4, 4, 4, 4], [4, 6, 5]: return self.passesLuhn(digits) ? .cardNumber : nil
    default: break
    }
    if self.isDate(groups) { return .date }
    guard lengths.count == 1, digits.count >= 6 else { return nil }
    if (13...19).contains(digits.count), self.passesLuhn(digits) { return .cardNumber }
    return digits.count == 10 || digits.count == 11 ? .phoneNumber : .recordNumber
  }

  /// "04/12/1980", "1980-04-12", "4/12/80".
  private static func isDate(_ groups: ArraySlice<DigitGroup>) -> Bool {
    let separators = Set(groups.dropFirst().map(\.separator))
    guard groups.count == 3, separators.count == 1, let separator = separators.first,
      ["/", "-", "."].contains(separator)
    else { return false }
    let lengths = groups.map(\.digits.count)
    let hasYear = lengths[0] == 4 || lengths[2] == 4 || lengths[2] == 2 && separator == "/"
    return hasYear && lengths.filter { $0 <= 2 }.count >= 2
  }

  /// ISO/IEC 7812-1 annex B.
  private static func passesLuhn(_ digits: String) -> Bool {
    let values = digits.reversed().compactMap(\.wholeNumberValue)
    let sum = values.enumerated().reduce(0) { sum, item in
      guard item.offset % 2 == 1 else { return sum + item.element }
      let doubled = item.element * 2
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return sum % 10 == 0
  }

  /// The first identifier that is recognised by words: e-mail, street, spelt-out date, record id.
  package static func ofWords(in text: String) -> Self? {
    let words = text.split(whereSeparator: \.isWhitespace).map { word in
      word.trimmed(of: ".,;:!?()[]\"'“”’")
    }
    for index in words.indices {
      if self.isEmail(words[index]) { return .emailAddress }
      if self.isRecordID(words[index]) { return .recordNumber }
      if self.isSpelledDate(words[index...].prefix(3)) { return .date }
      if self.isStreet(words[index...].prefix(5)) { return .streetAddress }
    }
    return nil
  }

  private static func isEmail(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().contains(".")
  }

  /// Letters and at least four digits in one word, as in "MRN4471902".
  private static func isRecordID(_ word: Substring) -> Bool {
    word.count >= 6 && word.contains(where: \.isLetter) && word.filter(\.isNumber).count >= 4
      && word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "#" }
  }

  /// "March 15, 1985", "15 March 1985".
  private static func isSpelledDate(_ words: ArraySlice<Substring>) -> Bool {
    guard words.count == 3, let year = words.last, let number = Int(year),
      (1900...2099).contains(number)
    else { return false }
    let names = words.dropLast().map { $0.lowercased() }
    return names.contains { Self.months.contains($0) }
      && names.contains { name in
        let day = name.prefix(while: \.isNumber)
        return Int(day).map { (1...31).contains($0) } == true
      }
  }

  /// A number, one to three capitalised words, and a street's ending, capitalised too.
  private static func isStreet(_ words: ArraySlice<Substring>) -> Bool {
    guard let number = words.first, !number.isEmpty, number.allSatisfy(\.isNumber) else {
      return false
    }
    let names = words.dropFirst().prefix { $0.first?.isUppercase == true }
    return names.dropFirst().contains { Self.streets.contains($0.lowercased()) }
  }

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
  ]

  private static let streets: Set<String> = [
    "street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "court", "ct",
    "boulevard", "blvd", "way", "place", "pl", "terrace", "parkway", "circle",
  ]
}

extension Substring {
  fileprivate func trimmed(of characters: String) -> Substring {
    var rest = self
    while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
    return rest
  }
}
