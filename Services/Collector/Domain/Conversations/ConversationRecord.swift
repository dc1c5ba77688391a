package import FoundationEssentials

/// A stored conversation as a reviewer may see it: de-identified, with the reasons for its fate.
package struct ConversationRecord: Hashable, Sendable {
  package var key: ConversationKey
  /// Opaque.
  package var group: String
  package var category: ConversationCategory?
  package var messages: [Message]
  package var quality: Double
  package var components: [QualityScore.Component]
  package var state: ConversationState
  /// Why it is quarantined, or what limits its quality.
  package var reasons: [String]
  /// The client's id of the conversation that this one nearly repeats or is a beginning of.
  package var nearDuplicateOf: String?
  package var removed: [IdentifierKind: Int]
  package var ingestedAt: Date
  package var feedbackCount: Int
  /// What a person decided on it; nil when nobody has.
  package var decision: ReviewDecision?
}
