/// A word, number or mark of a folded text with everything recognisers ask about it.
struct Token: Sendable {
  /// What the token is made of.
  enum Kind: UInt8, Sendable {
    /// Letters, with inner apostrophes.
    case word
    /// Digits only.
    case number
    /// Letters and digits together: "15th", "SJ678910".
    case mixed
    /// The part of a contraction after its apostrophe: "'s", "'m".
    case clitic
    /// One mark.
    case mark
    /// Beyond either end of the text.
    case none
  }

  /// How the letters of a token are cased.
  enum Shape: UInt8, Sendable { case lower, capitalized, upper, mixed }

  /// What separates a token from the one before it.
  enum Gap: UInt8, Sendable { case none, space, line }

  /// The bytes of the token in the folded text.
  var start: Int32
  var end: Int32
  var kind: Kind
  var shape: Shape = .lower
  var gap: Gap = .none
  /// Whether a sentence starts here.
  var startsSentence = false
  /// The byte, for marks.
  var mark: UInt8 = 0
  /// What the sentence before asked for.
  var expected: Expectation = []
  /// Part of cues that the word plays.
  var cue: CueWord = .none
  /// Number, month or ordinal value of a word.
  var value: UInt16 = 0
  var classes: WordClass = []
  /// Hash of the lower-case spelling, apostrophes left out.
  var hash: UInt64 = 0

  static let outside = Token(start: 0, end: 0, kind: .none)

  /// Length in bytes.
  var count: Int { Int(self.end - self.start) }

  /// Whether the token is one of these classes.
  func isAny(_ classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }

  /// Whether the token is this mark.
  func isMark(_ character: Unicode.Scalar) -> Bool {
    self.kind == .mark && self.mark == UInt8(truncatingIfNeeded: character.value)
  }

  /// A word that starts with a capital.
  var isCapitalized: Bool { self.kind == .word && self.shape != .lower }

  /// A single letter.
  var isLetter: Bool { self.kind == .word && self.count == 1 }

  /// A written or spoken number.
  var isNumeric: Bool {
    self.kind == .number || (self.kind == .word && self.classes.contains(.number))
  }
}

/// What a question or request just before a sentence asked the speaker to say.
struct Expectation: OptionSet, Sendable {
  let rawValue: UInt8

  static let name = Expectation(rawValue: 1 << 0)
  static let date = Expectation(rawValue: 1 << 1)
  static let phone = Expectation(rawValue: 1 << 2)
  static let code = Expectation(rawValue: 1 << 3)
  static let address = Expectation(rawValue: 1 << 4)
  static let email = Expectation(rawValue: 1 << 5)
  static let spelling = Expectation(rawValue: 1 << 6)
  static let ssn = Expectation(rawValue: 1 << 7)

  /// Everything that is answered with digits.
  static let digits: Expectation = [.date, .phone, .code, .ssn]
}
