/// A named list of phrases that an answer must not contain.
package struct Lexicon: Sendable, Hashable {
  package var name: String
  package var phrases: [PhrasePattern]
  /// Whether a question may contain them: "is it the 10 mg tablet?" advises nothing.
  package var allowsQuestions: Bool
  /// Stems that excuse a phrase after them in the same clause: what the pharmacist may change is no
  /// advice to change it.
  package var excusedAfter: Set<String>

  package init(
    name: String, phrases: [PhrasePattern], allowsQuestions: Bool = false,
    excusedAfter: Set<String> = []
  ) {
    self.name = name
    self.phrases = phrases
    self.allowsQuestions = allowsQuestions
    self.excusedAfter = excusedAfter
  }
}
