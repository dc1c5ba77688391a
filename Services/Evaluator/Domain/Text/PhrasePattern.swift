/// A phrase to look for in an answer, tolerant of inflection and of words in between.
///
/// Written as words separated by spaces. Each word matches all its inflected forms. Special words:
///
/// - `a|b`: either word;
/// - `auth*`: every word that starts so;
/// - `<number>`: any number, in digits or in words;
/// - `...`: up to four other words, `...2`: up to two.
package struct PhrasePattern: Sendable, Hashable, CustomStringConvertible {
  /// The phrase as written.
  package let source: String
  private let elements: [Element]

  private enum Element: Sendable, Hashable {
    case word([Word])
    case number
    case gap(upTo: Int)
  }

  private enum Word: Sendable, Hashable {
    case stem(String)
    case prefix(String)

    func matches(_ token: Token) -> Bool {
      switch self {
      case .stem(let stem): token.stem == stem
      case .prefix(let prefix): token.word.hasPrefix(prefix)
      }
    }
  }

  /// Words that `...` passes over when it names no number.
  package static let defaultGapWords = 4

  /// Reads a phrase. Throws ``Problem`` with the cause.
  package init(_ source: String) throws(Problem) {
    self.source = source
    self.elements = try Self.parse(source)
  }

  package var description: String { self.source }

  /// All places where the phrase occurs, as ranges of the sentence's tokens; the shortest match
  /// from each starting word. A phrase never crosses a clause, and a comma only in a gap.
  package func matches(in sentence: Sentence) -> [Range<Int>] {
    sentence.tokens.indices.compactMap { start in
      self.match(self.elements[...], in: sentence.tokens, at: start, crossing: .independent)
        .map { start..<$0 }
    }
  }

  /// Whether the phrase occurs anywhere in the text.
  package func occurs(in text: NormalizedText) -> Bool {
    text.sentences.contains { !self.matches(in: $0).isEmpty }
  }

  /// The end of the shortest match of `elements` at `index`, or nil. `crossing` is the strongest
  /// boundary that may stand before the token at `index`.
  private func match(
    _ elements: ArraySlice<Element>, in tokens: [Token], at index: Int,
    crossing: Token.Boundary
  ) -> Int? {
    guard let element = elements.first else { return index }
    let rest = elements.dropFirst()
    if case .gap(let limit) = element {
      for end in index...(index + limit) where end < tokens.count {
        if let match = self.match(rest, in: tokens, at: end, crossing: .comma) { return match }
        if tokens[end].boundary >= .clause { return nil }
      }
      return nil
    }
    guard index < tokens.count, tokens[index].boundary <= crossing,
      Self.matches(element, tokens[index])
    else { return nil }
    return self.match(rest, in: tokens, at: index + 1, crossing: .none)
  }

  private static func matches(_ element: Element, _ token: Token) -> Bool {
    switch element {
    case .word(let choices): choices.contains { $0.matches(token) }
    case .number: token.isNumber
    case .gap: false
    }
  }
}

extension PhrasePattern {
  /// Why a phrase cannot be read.
  package enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
    case empty
    case gapAtEdge(String)
    case invalidWord(String, phrase: String)

    package var description: String {
      switch self {
      case .empty: "a phrase needs at least one word"
      case .gapAtEdge(let phrase): "\"\(phrase)\" begins or ends with \"...\": remove it"
      case .invalidWord(let word, let phrase):
        "\"\(word)\" in \"\(phrase)\" is not a word, \"a|b\", \"begin*\", \"<number>\" or \"...\""
      }
    }
  }

  private static func parse(_ source: String) throws(Problem) -> [Element] {
    var elements: [Element] = []
    for piece in source.split(separator: " ") {
      if piece == "<number>" {
        elements.append(.number)
      } else if piece.hasPrefix("...") {
        elements.append(try self.gap(String(piece), in: source))
      } else if piece.contains("|") || piece.hasSuffix("*") {
        elements.append(try self.choice(String(piece), in: source))
      } else {
        elements.append(contentsOf: try self.plain(String(piece), in: source))
      }
    }
    guard let first = elements.first, let last = elements.last else { throw .empty }
    if case .gap = first { throw .gapAtEdge(source) }
    if case .gap = last { throw .gapAtEdge(source) }
    return elements
  }

  private static func gap(_ piece: String, in source: String) throws(Problem) -> Element {
    let limit = piece.dropFirst(3)
    if limit.isEmpty { return .gap(upTo: self.defaultGapWords) }
    guard let words = Int(limit), (1...20).contains(words) else {
      throw .invalidWord(piece, phrase: source)
    }
    return .gap(upTo: words)
  }

  private static func choice(_ piece: String, in source: String) throws(Problem) -> Element {
    var words: [Word] = []
    for choice in piece.split(separator: "|", omittingEmptySubsequences: false) {
      let isPrefix = choice.hasSuffix("*")
      let tokens = self.tokens(of: isPrefix ? String(choice.dropLast()) : String(choice))
      guard tokens.count == 1, let token = tokens.first else {
        throw .invalidWord(piece, phrase: source)
      }
      words.append(isPrefix ? .prefix(token.word) : .stem(token.stem))
    }
    return .word(words)
  }

  /// A word as answers are read: "pre-authorization" and "can't" are two words each.
  private static func plain(_ piece: String, in source: String) throws(Problem) -> [Element] {
    let tokens = self.tokens(of: piece)
    guard !tokens.isEmpty else { throw .invalidWord(piece, phrase: source) }
    return tokens.map { .word([.stem($0.stem)]) }
  }

  private static func tokens(of text: String) -> [Token] {
    NormalizedText(text).sentences.flatMap(\.tokens)
  }
}
