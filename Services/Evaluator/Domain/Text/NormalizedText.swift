/// An answer split into sentences of normalised words: what all text graders read.
package struct NormalizedText: Sendable, Equatable {
  package var sentences: [Sentence]

  /// Splits and normalises `text`.
  package init(_ text: String) {
    var splitter = Splitter()
    for character in text { splitter.take(character) }
    self.sentences = splitter.finish()
  }

  /// Number of words over all sentences.
  package var wordCount: Int {
    self.sentences.reduce(0) { $0 + $1.tokens.count }
  }

  /// Whether there is nothing that can be read.
  package var isEmpty: Bool {
    self.wordCount == 0
  }
}

extension NormalizedText {
  /// Collects characters into words, words into sentences.
  private struct Splitter {
    private var sentences: [Sentence] = []
    private var tokens: [Token] = []
    private var word = ""
    private var boundary = Token.Boundary.none
    /// A full stop was seen directly after the word; the next character decides what it means.
    private var pendingStop = false

    mutating func take(_ character: Character) {
      if self.pendingStop {
        self.resolveStop(before: character)
      }
      switch character {
      case "’", "‘", "ʼ", "'":
        if !self.word.isEmpty { self.word.append("'") }
      case ".", "…":
        self.pendingStop = true
      case "!":
        self.endSentence(isQuestion: false)
      case "?":
        self.endSentence(isQuestion: true)
      case ",":
        self.endWord()
        self.raise(to: .comma)
      case ";":
        self.endWord()
        self.raise(to: .independent)
      case ":", "—", "–", "(", ")", "[", "]":
        self.endWord()
        self.raise(to: .clause)
      case _ where character.isNewline:
        self.endSentence(isQuestion: false)
      case _ where character.isLetter:
        if self.word.last?.isNumber == true { self.endWord() }
        self.word.append(contentsOf: character.lowercased())
      case _ where character.isNumber:
        if self.word.last?.isLetter == true { self.endWord() }
        self.word.append(character)
      default:
        self.endWord()
      }
    }

    mutating func finish() -> [Sentence] {
      self.endSentence(isQuestion: false)
      return self.sentences
    }

    /// A stop inside a number ("2.5") or an abbreviation ("a.m.", "Dr. Lee") ends no sentence.
    private mutating func resolveStop(before next: Character) {
      self.pendingStop = false
      if self.word.last?.isNumber == true, next.isNumber {
        self.word.append(".")
      } else if Self.abbreviations.contains(self.word) || self.word.count == 1 && next.isLetter {
        self.endWord()
      } else if next.isWhitespace || next.isNewline || !(next.isLetter || next.isNumber) {
        self.endSentence(isQuestion: false)
      } else {
        self.endWord()
      }
    }

    private mutating func raise(to boundary: Token.Boundary) {
      self.boundary = max(self.boundary, boundary)
    }

    private mutating func endWord() {
      guard !self.word.isEmpty else { return }
      for word in Contraction.expand(self.word) {
        self.tokens.append(Token(word: word, boundary: self.boundary))
        self.boundary = .none
      }
      self.word = ""
    }

    private mutating func endSentence(isQuestion: Bool) {
      self.pendingStop = false
      self.endWord()
      self.boundary = .none
      guard !self.tokens.isEmpty else {
        // "Really?!" and "...?" still make the sentence before a question.
        if isQuestion, !self.sentences.isEmpty {
          self.sentences[self.sentences.count - 1].isQuestion = true
        }
        return
      }
      let joined = SpokenNumber.join(self.tokens)
      self.sentences.append(Sentence(tokens: joined, isQuestion: isQuestion))
      self.tokens = []
    }

    private static let abbreviations: Set<String> = [
      "dr", "mr", "mrs", "ms", "st", "vs", "etc", "dept", "approx", "a", "p", "m", "e", "i", "g",
    ]
  }
}
