/// Identifiers that mix letters and digits: record and plan numbers, serials, plates, VINs, IBANs.
struct CodeRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    var tracker = CodeCue.Tracker()
    var index = 0
    while index < text.count {
      tracker.advance(index, text)
      let token = text[index]
      if token.kind == .mark || token.kind == .clitic {
        index += 1
        continue
      }
      let last = self.chainEnd(index, text)
      if last > index || token.kind == .mixed {
        self.classify(index, last, tracker.cue(at: index), text, &found)
      } else if let cue = tracker.cue(at: index), cue.isStrong, index > cue.index {
        self.separated(index, cue, text, &found)
      }
      self.spaced(index, last, text, &found)
      if last > index {
        for passed in (index + 1)...last { tracker.advance(passed, text) }
      }
      index = last + 1
    }
  }

  /// The last token of words and numbers joined without white space.
  private func chainEnd(_ index: Int, _ text: TokenizedText) -> Int {
    var last = index
    while last - index < 16 {
      let next = last + 1
      guard text.isAttached(next) else { break }
      if self.isPart(text[next]) {
        last = next
      } else if text[next].isMark("-") || text[next].isMark("_") || text[next].isMark("/"),
        text.isAttached(next + 1), self.isPart(text[next + 1])
      {
        last = next + 1
      } else {
        break
      }
    }
    return last
  }

  private func isPart(_ token: Token) -> Bool {
    token.kind == .word || token.kind == .number || token.kind == .mixed
  }

  private func classify(
    _ first: Int, _ last: Int, _ cue: CodeCue?, _ text: TokenizedText,
    _ found: inout CandidateList
  ) {
    var digits = 0
    var letters = 0
    var lower = 0
    for index in first...last where text[index].kind != .mark {
      for byte in text.bytes(of: text[index]) {
        if byte.isASCIIDigit { digits += 1 } else { letters += 1 }
        if byte.isASCIILower { lower += 1 }
      }
    }
    guard digits > 0, letters > 0 else { return }
    if self.isCommonForm(first, last, digits, text) { return }
    if digits + letters == 17, first == last, digits >= 4 {
      return found.add(text, first, last, .vehicle, .vehicleNumber)
    }
    if digits + letters >= 15, digits >= 10, text[first].kind == .mixed {
      return found.add(text, first, last, .account, .cardNumber)
    }
    if let cue, cue.kind != .date, cue.kind != .location, cue.kind != .phone,
      digits >= (cue.isStrong ? 2 : 4), cue.isStrong || lower == 0 || digits >= 5
    {
      return found.add(text, first, last, cue.kind, .cuedCode)
    }
    if !text[first].expected.isDisjoint(with: [.code, .ssn]), digits >= 3 {
      return found.add(text, first, last, .other, .cuedCode)
    }
    let isHashed = text[first - 1].isMark("#")
    if digits >= 5 || digits >= 4 && (lower == 0 || isHashed) || isHashed && digits >= 3 {
      found.add(text, first, last, .other, .uniqueCode)
    }
  }

  /// "45-year-old", "2500mg", "covid-19", "2020-2021", "J45.909", "10am-2pm", "24/7", "1990s".
  private func isCommonForm(
    _ first: Int, _ last: Int, _ digits: Int, _ text: TokenizedText
  ) -> Bool {
    if last == first {
      let bytes = text.bytes(of: text[first])
      let number = bytes.prefix { $0.isASCIIDigit }
      let tail = bytes.dropFirst(number.count)
      guard !number.isEmpty, tail.allSatisfy({ !$0.isASCIIDigit }) else {
        // One letter before two digits and a dot is a diagnosis code.
        return bytes.count == 3 && text[first + 1].isMark(".") && text.isAttached(first + 2)
      }
      var hash = WordHash()
      for byte in tail { hash.add(byte | 0x20) }
      if number.count == 4, tail.elementsEqual("s".utf8) { return true }
      return text.lexicon.entry(hash: hash.value).classes.contains(.unit) && tail.count > 1
    }
    // A chain whose words are all English or medical and whose numbers are short.
    return (first...last).allSatisfy { index in
      let token = text[index]
      switch token.kind {
      case .mark: return true
      case .number: return token.count <= 3 || token.count == 4 && digits == 4
      case .word:
        return token.shape == .lower || token.count > 5
          || token.isAny([.medical, .openName]) && digits <= 3
      default: return token.count <= 4
      }
    }
  }

  /// Codes typed in groups without any cue: "SCX 5520 117", "TC449 1180".
  private func spaced(
    _ first: Int, _ last: Int, _ text: TokenizedText, _ found: inout CandidateList
  ) {
    let token = text[first]
    let isPrefix =
      first == last && token.count <= 6 && token.shape == .upper
      && (token.kind == .mixed && token.count >= 4
        || token.kind == .word && token.count <= 4 && !token.isAny(.explained))
    let next = text[last + 1]
    guard isPrefix, text.casing == .informative, next.kind == .number, next.gap == .space,
      next.count >= 4, !text[last + 2].isAny(.unit), !text[last + 2].isMark(":")
    else { return }
    let value = text.integer(last + 1)
    guard next.count > 4 || value < 1_900 || value > 2_099 else { return }
    var end = last + 1
    while text[end + 1].kind == .number, text[end + 1].gap == .space, end - last < 4 { end += 1 }
    found.add(text, first, end, .other, .uniqueCode)
  }

  /// Codes said or typed in pieces after their cue: "plate ABC 1234", "member ID W 123 45 678".
  private func separated(
    _ index: Int, _ cue: CodeCue, _ text: TokenizedText, _ found: inout CandidateList
  ) {
    guard index - cue.index <= 4, text[index].kind == .word else { return }
    let isPrefix =
      text[index].isLetter && text[index].cue != .i && !text[index].isAny(.function)
      || text[index].shape == .upper && text[index].count <= 4 && text.casing != .uninformative
    guard isPrefix, text[index + 1].gap == .space else { return }
    var last = index
    var digits = 0
    while last - index < 12 {
      let next = text[last + 1]
      if next.isNumeric || next.kind == .mixed {
        digits += next.kind == .word ? 1 : next.count
      } else if !(next.isLetter && next.cue != .i || next.isMark("-")) {
        break
      }
      last += 1
    }
    while text[last].kind == .mark || text[last].isLetter && last > index + 1 && digits == 0 {
      last -= 1
    }
    guard digits >= 3 else { return }
    found.add(text, index, last, cue.kind, cue.kind == .vehicle ? .vehicleNumber : .cuedCode)
  }
}
