/// Ages over 89, written and spoken.
struct AgeRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    for index in 0..<text.count {
      let token = text[index]
      if token.kind == .mixed {
        if let age = self.joined(token, text), self.isOld(age) {
          found.add(text, index, index, .age, .ageOver89)
        }
        continue
      }
      guard let (age, last) = self.number(index, text), self.isOld(age) else { continue }
      if self.isAge(index, last, text) { found.add(text, index, last, .age, .ageOver89) }
    }
  }

  private func isOld(_ age: Int) -> Bool { age > 89 && age < 126 }

  /// "92yo", "94y".
  private func joined(_ token: Token, _ text: TokenizedText) -> Int? {
    let bytes = text.bytes(of: token)
    let digits = bytes.prefix { $0.isASCIIDigit }
    let letters = bytes.dropFirst(digits.count).map { $0 | 0x20 }
    guard digits.count <= 3, letters == Array("yo".utf8) || letters == Array("y".utf8) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The number that starts at a token and the token that it ends at.
  private func number(_ index: Int, _ text: TokenizedText) -> (Int, Int)? {
    let token = text[index]
    if token.kind == .number { return (text.integer(index), index) }
    guard token.kind == .word, token.isAny(.number) else { return nil }
    if token.value == 90 {
      let next = text[index + 1].isMark("-") ? index + 2 : index + 1
      let unit = text[next]
      if unit.isAny(.number), unit.value > 0, unit.value < 10 {
        return (90 + Int(unit.value), next)
      }
      return (90, index)
    }
    if token.value == 1, text[index + 1].cue == .hundred {
      var next = index + 2
      if text[next].cue == .and { next += 1 }
      if text[next].isAny(.number), text[next].value < 20 {
        return (100 + Int(text[next].value), next)
      }
      return (100, index + 1)
    }
    return nil
  }

  private func isAge(_ first: Int, _ last: Int, _ text: TokenizedText) -> Bool {
    var next = last + 1
    if text[next].isMark("-") { next += 1 }
    switch text[next].cue {
    case .yo: return true
    case .year, .years, .yr, .yrs:
      let after = text[next + 1].isMark("-") ? next + 2 : next + 1
      if text[after].cue == .old || text[after].cue == .of { return true }
      return self.hasCue(before: first, text)
    default: break
    }
    if text[next].isMark("/"), text[next + 1].cue == .o { return true }
    if text[next].isLetter, text[next + 1].isMark("/"), text[next + 2].cue == .o { return true }
    guard !text[next].isAny(.unit), !text[next].isMark("%"), !text[next].isMark("/") else {
      return false
    }
    return self.hasCue(before: first, text)
  }

  /// "age 94", "aged 92", "turned 90", "she's 93", "he is 91".
  private func hasCue(before index: Int, _ text: TokenizedText) -> Bool {
    let previous = text[index - 1]
    switch previous.cue {
    case .age, .aged, .turned, .turning: return true
    case .is, .s, .was, .am:
      let subject = text[index - 2]
      return subject.isAny(.relation) || Self.people.contains(subject.hash) || subject.cue == .age
        || subject.isAny(.given)
    default: return previous.isMark(",") && text[index + 1].isMark(",")
    }
  }

  private static let people = Set(["he", "she", "i", "who", "patient"].map(WordHash.of))
}
