/// One word of an answer, normalised so that spelling variants compare equal.
package struct Token: Sendable, Equatable {
  /// What stands between the word before and this one, weakest first.
  package enum Boundary: Int, Sendable, Comparable {
    /// Nothing but space.
    case none
    /// A comma: may separate the items of a list, or two clauses.
    case comma
    /// A colon, dash or bracket: a new clause.
    case clause
    /// A semicolon: a clause that could be a sentence of its own.
    case independent

    package static func < (left: Self, right: Self) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// Lower-cased, contractions written out ("don't" is "do", "not").
  package var word: String
  /// The inflection-free form that is compared.
  package var stem: String
  package var boundary: Boundary

  package init(word: String, boundary: Boundary) {
    self.word = word
    self.stem = Self.stem(of: word)
    self.boundary = boundary
  }

  /// Whether it is a number in digits or a small one in words.
  package var isNumber: Bool {
    Self.numberWords.contains(self.word)
      || (self.word.first?.isNumber ?? false)
        && self.word.allSatisfy { $0.isNumber || $0 == "." }
  }

  /// Folds British "-ise" spellings into "-ize" before stemming. Words such as "otherwise" are
  /// folded too, on both sides of every comparison, so that nothing is lost.
  package static func stem(of word: String) -> String {
    var folded = word
    for (british, american) in Self.spellings where word.hasSuffix(british) {
      folded = word.dropLast(british.count) + american
      break
    }
    return PorterStemmer().stem(folded)
  }

  private static let spellings = [
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("ise", "ize"),
  ]

  private static let numberWords: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "hundred", "half",
  ]
}
