import Evaluator

extension PhrasePattern {
  /// A phrase that a test knows to be right.
  static func of(_ source: String) -> PhrasePattern {
    do {
      return try PhrasePattern(source)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
