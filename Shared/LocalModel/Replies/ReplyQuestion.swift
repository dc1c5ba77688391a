/// What a reply is looked for with.
package struct ReplyQuestion: Sendable {
  /// Lexical features of the conversation.
  package var words: FeatureBag
  /// Concepts of the conversation as lexical features.
  package var concepts: FeatureBag
  /// Concepts of all the patient's turns.
  package var saidConcepts: Set<UInt64>
  /// Stems of all the patient's turns.
  package var saidStems: Set<UInt64>
  /// Embedding of the context.
  package var vector: [Float]
  /// Probability per category.
  package var categories: [Float]
  /// Probability per topic.
  package var topics: [Float]
  /// Whether the patient speaks for the first time.
  package var isOpening: Bool
}
