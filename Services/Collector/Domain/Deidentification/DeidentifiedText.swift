/// What de-identification made of one text.
package struct DeidentifiedText: Hashable, Sendable {
  /// The text with a surrogate such as `[NAME_1]` in place of each identifier.
  package let text: String
  /// What was replaced, in order, in offsets of the original text.
  package let spans: [IdentifierSpan]
  /// What may still identify somebody.
  package let residuals: [ResidualSignal]
}

/// What de-identification made of the turns of one conversation.
package struct DeidentifiedConversation: Hashable, Sendable {
  /// The turns, in order.
  package let turns: [DeidentifiedText]

  /// Whether a person should look before the text is used: something that may identify remains.
  package var needsReview: Bool { self.turns.contains { !$0.residuals.isEmpty } }

  /// How many identifiers of each kind were removed.
  package var removed: [IdentifierKind: Int] {
    self.turns.lazy.flatMap(\.spans).reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }
}
