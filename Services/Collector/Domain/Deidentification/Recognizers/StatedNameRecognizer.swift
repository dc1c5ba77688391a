/// Names that the words before them announce: "my name is …", "this is …", "under …", "my daughter
/// …", "hi …", and the answer to a question for a name.
struct StatedNameRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    let scanner = NameScanner(text: text)
    for index in 0..<text.count {
      let token = text[index]
      if token.cue == .name || token.cue == .names {
        self.afterName(index, scanner, &found)
      } else if let announcement = self.announcement(at: index, text) {
        self.announce(
          at: index + announcement.distance, scanner, &found,
          allowsUnknown: announcement.allowsUnknown)
      } else if token.isAny(.relation) {
        self.afterRelation(index, scanner, &found)
      } else if token.isAny(.greeting) {
        self.afterGreeting(index, scanner, &found)
      }
      if token.startsSentence, token.expected.contains(.name),
        index <= 3 || text[index - 1].isMark("?")
      {
        self.answer(index, scanner, &found)
      }
    }
  }

  /// Whether words that end here announce a name: how many tokens on it starts, and whether the
  /// words are so sure that even an unknown one is taken.
  private func announcement(
    at index: Int, _ text: TokenizedText
  ) -> (distance: Int, allowsUnknown: Bool)? {
    let previous = text[index - 1].cue
    switch text[index].cue {
    case .named: return (1, true)
    case .is where previous == .this: return (1, true)
    case .me where previous == .call || previous == .calls: return (1, true)
    case .by where previous == .goes: return (1, true)
    case .s where previous == .it || previous == .this: return (1, false)
    case .am where previous == .i: return (1, false)
    case .im, .under, .signed, .sincerely, .regards: return (1, false)
    case .for where previous == .ask || previous == .asking: return (1, false)
    case .to, .with:
      let speaks = previous == .speak || previous == .speaking || previous == .talk
      return speaks ? (1, false) : nil
    case .first, .last, .maiden, .middle:
      // "Last: Kowalczyk" where a form asks for names.
      let isField = text[index].expected.contains(.name) && text[index + 1].isMark(":")
      return isField ? (2, true) : nil
    default: return nil
    }
  }

  // MARK: - "my name is"

  private func afterName(_ index: Int, _ scanner: NameScanner, _ found: inout CandidateList) {
    let text = scanner.text
    var next = index + 1
    var isStated = text[index - 1].cue == .under || text[index - 2].cue == .under
    for _ in 0..<5 {
      switch text[next].cue {
      case .is, .s, .are, .was, .of: isStated = true
      default:
        if text[next].isMark(":") { isStated = true } else if !self.isFiller(text[next]) { break }
      }
      guard
        text[next].cue == .is || text[next].cue == .s || text[next].cue == .was
          || text[next].cue == .are || text[next].cue == .of && text[index].cue == .name
          || text[next].isMark(":") || self.isFiller(text[next])
      else { break }
      next += 1
    }
    let qualifier = text[index - 1].cue
    let isQualified =
      qualifier == .first || qualifier == .last || qualifier == .maiden
      || qualifier == .middle || qualifier == .full
    guard isStated || isQualified || text[next].isCapitalized else { return }
    self.announce(at: next, scanner, &found, allowsUnknown: isStated || isQualified)
  }

  private func isFiller(_ token: Token) -> Bool {
    token.isMark(",") || token.isMark("-") || Self.fillers.contains(token.hash)
  }

  /// Takes the name at `first` if the announcement makes it one.
  private func announce(
    at first: Int, _ scanner: NameScanner, _ found: inout CandidateList, allowsUnknown: Bool
  ) {
    let text = scanner.text
    var start = first
    if text[start].cue == .the, text[start + 1].cue == .name { start += 2 }
    while text[start].isAny(.title) || text[start].isMark(".") && text[start - 1].isAny(.title) {
      start += 1
    }
    let token = text[start]
    guard token.gap != .line || text[start - 1].isMark(":"),
      self.accepts(start, scanner, allowsUnknown)
    else {
      return
    }
    let last = scanner.isInitial(start) ? start : scanner.end(ofNameAt: start)
    found.add(text, start, last, .name, .statedName)
  }

  private func accepts(_ index: Int, _ scanner: NameScanner, _ allowsUnknown: Bool) -> Bool {
    let text = scanner.text
    let token = text[index]
    guard token.kind == .word, token.count > 1, !token.isAny([.function, .greeting, .relation])
    else {
      return token.isAny(.given) && token.isCapitalized && text.casing == .informative
        && !token.isAny(.relation) && token.count > 1
        && (text[index + 1].isAny(.surname) || text[index + 1].kind == .mark
          || text[index + 1].kind == .none || text[index + 1].cue == .and)
    }
    if allowsUnknown {
      if token.isAny(.medical), !token.isAny([.given, .surname]) { return false }
      if token.isCapitalized, text.casing == .informative {
        return !token.isAny([.weekday, .month, .facility, .title])
      }
      return token.isAny(.given) || token.isAny(.surname) && !token.isAny([.unit])
        || text.isUnknown(token)
    }
    if token.isCapitalized, text.casing == .informative { return scanner.isName(index, .announced) }
    guard token.isAny(.given), !token.isAny([.medical, .openName]) || !token.isAny(.common) else {
      return false
    }
    // "i'm rich" is no introduction, "i'm grace calling about" is.
    let next = text[index + 1]
    return !token.isAny(.ambiguousName) || next.isAny(.surname) && !next.isAny(.function)
      || Self.callers.contains(next.hash)
  }

  // MARK: - Relations, greetings, answers

  private func afterRelation(_ index: Int, _ scanner: NameScanner, _ found: inout CandidateList) {
    let text = scanner.text
    let first = text[index + 1].isMark(",") ? index + 2 : index + 1
    let token = text[first]
    guard token.kind == .word, token.count > 1, token.gap != .line, !token.isAny(.relation) else {
      return
    }
    let isCapitalized = token.isCapitalized && text.casing == .informative
    if token.isAny(.function) {
      guard token.isAny(.given), isCapitalized else { return }
    }
    let next = text[first + 1]
    let isSubject =
      next.kind == .mark || next.kind == .none || next.kind == .clitic
      || Self.predicates.contains(next.hash)
    let isName =
      isCapitalized
      ? scanner.isName(first, .announced)
      : token.isAny(.given) && (!token.isAny(.ambiguousName) || isSubject)
        || isSubject && text.isUnknown(token) && next.kind == .word
    guard isName else { return }
    found.add(text, first, scanner.end(ofNameAt: first), .name, .relativeName)
  }

  private func afterGreeting(_ index: Int, _ scanner: NameScanner, _ found: inout CandidateList) {
    let text = scanner.text
    let first = text[index + 1].isMark(",") ? index + 2 : index + 1
    let token = text[first]
    guard token.kind == .word, token.isAny(.given), !token.isAny([.function, .greeting]),
      token.gap == .space
    else {
      return
    }
    let next = text[first + 1]
    let isAddressed = next.kind == .mark || next.kind == .none || next.isAny(.function)
    guard token.isCapitalized && text.casing == .informative || isAddressed,
      !token.isAny([.medical, .openName, .month]) || token.isCapitalized
    else { return }
    found.add(text, first, scanner.end(ofNameAt: first), .name, .statedName)
  }

  /// The first words of an answer to "What is your name?".
  private func answer(_ index: Int, _ scanner: NameScanner, _ found: inout CandidateList) {
    let text = scanner.text
    var first = index
    while first - index < 8,
      text[first].kind == .mark || text[first].kind == .clitic
        || text[first].isAny([.function, .greeting, .title]) || text[first].cue == .name
    {
      guard first == index || !text[first].startsSentence || text[first - 1].kind == .mark else {
        return
      }
      first += 1
    }
    let token = text[first]
    guard token.kind == .word, token.count > 1, token.gap != .line || first == index else { return }
    // "Hope" is a name when it is the whole answer, "hope so" is not.
    let isWhole = self.wordsLeft(from: first, text) <= 2 && first - index <= 3
    let isCapitalized = token.isCapitalized && text.casing == .informative
    let isName =
      isCapitalized && !token.startsSentence && scanner.isName(first, .announced)
      || scanner.isName(first, .announced)
        && (text.isForeign(token) && !token.isAny(.common) || isWhole)
      || isWhole && !token.isAny(.explained) && text.isForeign(token)
    guard isName else { return }
    found.add(text, first, scanner.end(ofNameAt: first), .name, .expectedName)
  }

  /// How many words a sentence still has.
  private func wordsLeft(from first: Int, _ text: TokenizedText) -> Int {
    var words = 1
    var index = first + 1
    while text[index].kind != .none, !text[index].startsSentence, words < 4 {
      if text[index].kind == .word { words += 1 }
      index += 1
    }
    return words
  }

  private static let fillers = Set(
    ["uh", "um", "it", "its", "like", "called", "spelled", "here", "ah", "er"].map(WordHash.of))
  private static let callers = Set(
    ["calling", "here", "speaking", "again", "from"].map(WordHash.of))
  private static let predicates = Set(
    [
      "is", "has", "was", "needs", "who", "had", "keeps", "just", "and", "can", "does", "says",
      "started", "gets", "got", "about", "at", "in", "to",
    ]
    .map(WordHash.of))
}
