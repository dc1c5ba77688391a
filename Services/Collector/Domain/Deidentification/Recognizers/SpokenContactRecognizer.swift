/// E-mail and web addresses as spoken: "john dot smith at gmail dot com".
struct SpokenContactRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    for index in 0..<text.count {
      let token = text[index]
      let isSpokenDot = token.cue == .dot && text[index + 1].isAny(.topLevelDomain)
      let isWrittenDot =
        token.isMark(".") && text.isAttached(index + 1) && text[index + 1].isAny(.topLevelDomain)
      guard isSpokenDot || isWrittenDot, text[index - 1].kind != .mark else { continue }
      guard let at = self.atSign(before: index, text) else {
        if isSpokenDot { self.webAddress(index, text, &found) }
        continue
      }
      let first = self.start(of: at, text)
      guard first < at, isSpokenDot || self.isAddressed(first, at, text) else { continue }
      var last = index + 1
      while text[last + 1].cue == .dot, text[last + 2].isAny(.topLevelDomain) { last += 2 }
      found.add(text, first, last, .email, .spokenEmail)
    }
  }

  /// The "at" that belongs to the domain before a dot: at most three words back, "g mail" included.
  private func atSign(before dot: Int, _ text: TokenizedText) -> Int? {
    for index in stride(from: dot - 2, through: max(0, dot - 5), by: -1) {
      if text[index].cue == .at { return index }
      if text[index].kind == .mark, !text[index].isMark(".") { return nil }
    }
    return nil
  }

  /// The first token of the part before "at".
  private func start(of at: Int, _ text: TokenizedText) -> Int {
    var first = at
    var needsJoin = false
    while first > 0 {
      let token = text[first - 1]
      if self.isJoin(token) {
        needsJoin = false
      } else if token.kind == .number || token.kind == .mixed || token.isLetter
        || token.isAny(.number)
      {
        // Digits and letters may follow each other freely: "a n n 4 2".
      } else if token.kind == .word, !needsJoin, token.cue != .is, token.cue != .email {
        needsJoin = true
      } else if token.kind == .word, token.expected.contains(.email), !token.isAny(.function),
        token.cue != .email, token.cue != .address
      {
        needsJoin = true
      } else {
        break
      }
      if at - first > 24 { break }
      first -= 1
    }
    return first
  }

  /// Whether "X at example.com" is an address and no visit to a web site.
  private func isAddressed(_ first: Int, _ at: Int, _ text: TokenizedText) -> Bool {
    if text[first].expected.contains(.email) || at - first > 1 { return true }
    return (1...6).contains { text[first - $0].cue == .email || text[first - $0].cue == .mail }
  }

  private func isJoin(_ token: Token) -> Bool {
    switch token.cue {
    case .dot, .underscore, .dash, .hyphen, .point: true
    default: token.isMark(".") || token.isMark("-") || token.isMark("_")
    }
  }

  private func webAddress(_ dot: Int, _ text: TokenizedText, _ found: inout CandidateList) {
    guard text[dot + 1].count > 2, text[dot - 1].kind == .word else { return }
    var first = dot - 1
    if text[first - 1].cue == .dot, text[first - 2].cue == .www { first -= 2 }
    found.add(text, first, dot + 1, .url, .webAddress)
  }
}
