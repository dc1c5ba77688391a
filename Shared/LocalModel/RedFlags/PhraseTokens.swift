/// A text as the phrase matcher sees it: words reduced to the terms of one vocabulary.
package struct PhraseTokens: Sendable {
  /// Terms of all words, one word after another.
  private var terms: [UInt16] = []
  /// Where the terms of each word end.
  private var ends: [Int32] = []
  /// What stands before each word.
  package private(set) var breaks: [WordScanner.Break] = []

  /// Words up to which a full stop does not end a sentence.
  private static let shortestSentence = 2

  /// Number of words.
  package var count: Int { self.ends.count }

  package init(_ text: String, vocabulary: PhraseVocabulary) {
    var sentenceLength = 0
    WordScanner.scan(text) { word, before in
      vocabulary.appendTerms(of: word, to: &self.terms)
      self.ends.append(Int32(self.terms.count))
      // "I can't. Get. My breath": a sentence of one or two words is not over yet.
      let ends = before == .sentence && sentenceLength > Self.shortestSentence
      self.breaks.append(before == .sentence && !ends ? .comma : before)
      sentenceLength = ends ? 1 : sentenceLength + 1
    }
  }

  /// The terms of a word.
  @inline(__always)
  package func terms(at index: Int) -> ArraySlice<UInt16> {
    self.terms[(index == 0 ? 0 : Int(self.ends[index - 1]))..<Int(self.ends[index])]
  }

  /// Whether a word belongs to a term.
  @inline(__always)
  package func contains(_ term: UInt16, at index: Int) -> Bool {
    self.terms(at: index).contains(term)
  }

  /// The words of the sentence that `index` is in.
  package func sentence(around index: Int) -> Range<Int> {
    var start = index
    while start > 0, self.breaks[start] != .sentence { start -= 1 }
    var end = index + 1
    while end < self.count, self.breaks[end] != .sentence { end += 1 }
    return start..<end
  }
}
