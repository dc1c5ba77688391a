/// A sentence of an answer: the unit within which phrases match and negation holds.
package struct Sentence: Sendable, Equatable {
  package var tokens: [Token]
  /// Whether it ends in a question mark.
  package var isQuestion: Bool

  package init(tokens: [Token], isQuestion: Bool) {
    self.tokens = tokens
    self.isQuestion = isQuestion
  }
}
