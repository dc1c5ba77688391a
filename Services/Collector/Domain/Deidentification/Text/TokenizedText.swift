/// A folded text with its tokens: what every recogniser reads.
struct TokenizedText: Sendable {
  /// How far capitals can be trusted to mark names.
  enum Casing: Sendable {
    /// Capitals stand where an editor would put them.
    case informative
    /// No capitals beyond the first word, as in speech recognition.
    case lower
    /// All capitals, or A Capital On Every Word.
    case uninformative
  }

  let normalized: NormalizedText
  private(set) var tokens: [Token]
  private(set) var casing: Casing
  let lexicon: Lexicon

  /// Cuts one turn of a conversation; `expected` is what the turn before asked for.
  init(_ text: String, expected: Expectation = [], lexicon: Lexicon) {
    self.normalized = NormalizedText(text)
    self.tokens = Tokenizer(lexicon: lexicon).tokens(of: self.normalized.bytes)
    self.lexicon = lexicon
    self.casing = .informative
    self.maskPlaceholders()
    self.casing = Self.casing(of: self.tokens)
    self.applyExpectations(initial: expected)
  }

  var bytes: [UInt8] { self.normalized.bytes }
  var count: Int { self.tokens.count }

  /// The token at an index, or a token of no kind beyond either end.
  subscript(index: Int) -> Token {
    index >= 0 && index < self.tokens.count ? self.tokens[index] : .outside
  }

  /// The bytes of a token.
  func bytes(of token: Token) -> ArraySlice<UInt8> {
    self.normalized.bytes[Int(token.start)..<Int(token.end)]
  }

  /// Whether nothing separates a token from the one before it.
  func isAttached(_ index: Int) -> Bool { self[index].kind != .none && self[index].gap == .none }

  /// The value of a written number, saturated at `Int32.max`; -1 when the token is none.
  func integer(_ index: Int) -> Int {
    let token = self[index]
    guard token.kind == .number else { return -1 }
    guard token.count <= 9 else { return Int(Int32.max) }
    return self.bytes(of: token).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether nothing in the lexicons or the rules of English and medicine accounts for a word.
  func isUnknown(_ token: Token) -> Bool {
    guard token.kind == .word, token.count >= 3, !token.isAny(.explained) else { return false }
    if token.isAny([.given, .surname, .place]) { return true }
    if token.isAny([.relation, .street, .weakStreet, .eponymHead, .facilityModifier]) {
      return false
    }
    return self.isForeign(token)
  }

  /// Whether neither the rules of English nor those of medicine account for a word's spelling.
  func isForeign(_ token: Token) -> Bool {
    !self.lexicon.explains(self.bytes(of: token).map { $0 < 0x61 ? $0 | 0x20 : $0 }[...])
  }

  private static func casing(of tokens: [Token]) -> Casing {
    var capitals = 0
    var upper = 0
    var lower = 0
    var smallCapitals = 0
    var smallWords = 0
    for token in tokens where token.kind == .word && token.count > 1 {
      if token.shape == .lower {
        lower += 1
      } else if token.shape == .upper {
        upper += 1
      } else if !token.startsSentence {
        capitals += 1
        if token.isAny(.function), !token.isAny([.given, .month]) { smallCapitals += 1 }
      }
      if token.shape == .lower, token.isAny(.function) { smallWords += 1 }
    }
    if lower == 0, upper > 3, upper > capitals { return .uninformative }
    // Title Case Shows In Its Small Words.
    if smallCapitals >= 2, smallCapitals > smallWords { return .uninformative }
    if capitals + upper == 0 {
      return tokens.contains { $0.isCapitalized } ? .informative : .lower
    }
    return .informative
  }

  /// Marks every token with what the sentence before it asked for.
  private mutating func applyExpectations(initial: Expectation) {
    var expected = initial
    var sentenceStart = 0
    for index in 0..<self.tokens.count {
      if self.tokens[index].startsSentence, index > sentenceStart {
        let asked = ExpectationReader.request(in: self.tokens[sentenceStart..<index])
        if !asked.isEmpty { expected = asked }
        sentenceStart = index
      }
      self.tokens[index].expected = expected
    }
  }

  /// Makes marks of "[NAME_1]" and the like, so that a text that was de-identified stays as it is.
  private mutating func maskPlaceholders() {
    var index = 0
    while index < self.tokens.count {
      defer { index += 1 }
      guard self.tokens[index].isMark("["), self[index + 1].shape == .upper else { continue }
      var last = index + 1
      while last - index < 9, self.isAttached(last), !self[last].isMark("]") { last += 1 }
      guard self[last].isMark("]") else { continue }
      for inner in index...last {
        self.tokens[inner].kind = .mark
        self.tokens[inner].mark = UInt8(ascii: "[")
        self.tokens[inner].classes = []
        self.tokens[inner].cue = .none
        self.tokens[inner].hash = 0
      }
      index = last
    }
  }

  /// What this turn asks the next speaker to say.
  var request: Expectation {
    var end = self.tokens.count
    var asked: Expectation = []
    // Only the last two sentences: an older question has been overtaken.
    for _ in 0..<2 where end > 0 {
      var start = end - 1
      while start > 0, !self.tokens[start].startsSentence { start -= 1 }
      asked.formUnion(ExpectationReader.request(in: self.tokens[start..<end]))
      end = start
    }
    return asked
  }
}
