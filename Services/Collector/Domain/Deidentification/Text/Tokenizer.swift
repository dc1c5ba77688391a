/// Cuts a folded text into tokens in one pass and looks each word up.
struct Tokenizer {
  private let lexicon: Lexicon

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The tokens of a text with their gaps, shapes, classes and sentence starts.
  func tokens(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4 + 4)
    var gap = Token.Gap.line
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0a || byte == 0x0d {
        gap = .line
        position += 1
      } else if byte <= 0x20 {
        if gap == .none { gap = .space }
        position += 1
      } else {
        let first = tokens.count
        position = self.scan(bytes, from: position, into: &tokens)
        tokens[first].gap = gap
        tokens[first].startsSentence = self.startsSentence(tokens, first)
        gap = .none
      }
    }
    return tokens
  }

  /// What a run of letters and digits is made of.
  private struct Run {
    var hash = WordHash()
    var letters = 0
    var capitals = 0
    var digits = 0
    var end: Int

    /// Reads on from `start` over letters, digits and inner apostrophes.
    init(_ bytes: [UInt8], from start: Int) {
      self.end = start
      while self.end < bytes.count {
        let byte = bytes[self.end]
        if byte.isASCIILetter || byte == NormalizedText.foreignLetter {
          self.letters += 1
          if byte < 0x61 { self.capitals += 1 }
          self.hash.add(byte < 0x61 ? byte | 0x20 : byte)
        } else if byte.isASCIIDigit {
          self.digits += 1
          self.hash.add(byte)
        } else {
          let isInner =
            byte == UInt8(ascii: "'") && self.letters > 0 && self.digits == 0
            && self.end + 1 < bytes.count && bytes[self.end + 1].isASCIILetter
          guard isInner, !Tokenizer.isClitic(bytes, at: self.end) else { break }
        }
        self.end += 1
      }
    }
  }

  /// Appends the token at `start` (and the clitic after it) and returns where the next one starts.
  private func scan(_ bytes: [UInt8], from start: Int, into tokens: inout [Token]) -> Int {
    let run = Run(bytes, from: start)
    guard run.end > start else {
      tokens.append(
        Token(start: Int32(start), end: Int32(start + 1), kind: .mark, mark: bytes[start]))
      return start + 1
    }
    let kind: Token.Kind = run.digits == 0 ? .word : run.letters == 0 ? .number : .mixed
    var token = Token(start: Int32(start), end: Int32(run.end), kind: kind)
    token.hash = run.hash.value
    token.shape = Self.shape(
      startsUpper: bytes[start].isASCIIUpper, letters: run.letters, capitals: run.capitals)
    if kind == .word {
      let entry = self.lexicon.entry(hash: token.hash)
      token.classes = entry.classes
      token.value = entry.value
      token.cue = entry.cue
    }
    tokens.append(token)
    return self.scanClitic(bytes, from: run.end, into: &tokens)
  }

  private func scanClitic(
    _ bytes: [UInt8], from start: Int, into tokens: inout [Token]
  ) -> Int {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "'"), Self.isClitic(bytes, at: start)
    else { return start }
    var end = start + 1
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    var token = Token(start: Int32(start), end: Int32(end), kind: .clitic)
    token.cue = end == start + 2 && bytes[start + 1] | 0x20 == UInt8(ascii: "s") ? .s : .none
    if end == start + 2, bytes[start + 1] | 0x20 == UInt8(ascii: "m") { token.cue = .am }
    tokens.append(token)
    return end
  }

  /// Whether the apostrophe here starts "'s", "'m", "'d", "'re", "'ve" or "'ll".
  private static func isClitic(_ bytes: [UInt8], at apostrophe: Int) -> Bool {
    var end = apostrophe + 1
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    switch end - apostrophe - 1 {
    case 1:
      let letter = bytes[apostrophe + 1] | 0x20
      return letter == UInt8(ascii: "s") || letter == UInt8(ascii: "m")
        || letter == UInt8(ascii: "d")
    case 2:
      let pair = (bytes[apostrophe + 1] | 0x20, bytes[apostrophe + 2] | 0x20)
      return pair == (UInt8(ascii: "r"), UInt8(ascii: "e"))
        || pair == (UInt8(ascii: "v"), UInt8(ascii: "e"))
        || pair == (UInt8(ascii: "l"), UInt8(ascii: "l"))
    default: return false
    }
  }

  private static func shape(startsUpper: Bool, letters: Int, capitals: Int) -> Token.Shape {
    if capitals == 0 { return .lower }
    if capitals == letters { return letters == 1 ? .capitalized : .upper }
    if startsUpper, capitals == 1 { return .capitalized }
    return startsUpper ? .mixed : .lower
  }

  private func startsSentence(_ tokens: [Token], _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let token = tokens[index]
    if token.gap == .line { return true }
    let previous = tokens[index - 1]
    guard previous.kind == .mark else { return false }
    switch previous.mark {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "."):
      guard token.gap != .none else { return false }
      guard index > 1 else { return true }
      let before = tokens[index - 2]
      let isAbbreviation =
        before.gap != .none || index == 2
        ? before.isAny([.title, .credential]) || before.isLetter || before.isAny(.stateCode)
          || before.cue == .st || before.cue == .mt || before.cue == .ft
        : false
      return !(isAbbreviation && previous.gap == .none && token.isCapitalized)
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ":"), UInt8(ascii: ">"),
      UInt8(ascii: "*"), UInt8(ascii: "-"):
      return previous.startsSentence || previous.mark == UInt8(ascii: ":") && token.gap != .none
        || previous.mark == UInt8(ascii: "\"") && token.gap == .none
    default: return false
    }
  }
}

extension UInt8 {
  var isASCIIUpper: Bool { self >= 0x41 && self <= 0x5a }
  var isASCIILower: Bool { self >= 0x61 && self <= 0x7a }
  var isASCIILetter: Bool { self.isASCIIUpper || self.isASCIILower }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
