/// A conversation as it may train a model.
package struct CuratedConversation: Sendable {
  /// De-identified, as it took place.
  package let messages: [Message]
  /// De-identified, earliest first.
  package let feedback: [Feedback]
  /// The messages up to the last assistant turn with a corrected answer in its place; nil without
  /// one.
  package let corrected: [Message]?
  /// Identifiers removed, by kind.
  package let removed: [IdentifierKind: Int]
  package let score: QualityScore
  package let signature: MinHashSignature

  /// What a model would learn from.
  package var trainingMessages: [Message] { self.corrected ?? self.messages }
}
