/// Alternatives of which an answer has to contain at least one.
package struct PhraseGroup: Sendable, Hashable {
  package var alternatives: [PhrasePattern]

  package init(_ alternatives: [PhrasePattern]) {
    self.alternatives = alternatives
  }
}
