/// What the model answers to a conversation, and why.
public struct DialogueReply: Hashable, Sendable {
  /// The words to say.
  public var content: String
  /// What the conversation is about.
  public var category: DialogueCategory
  /// What the front desk does besides.
  public var disposition: Disposition
  /// How sure the model is, 0 to 1.
  public var confidence: Double
  /// Training records the reply came from; empty for a fixed reply.
  public var sourceRecordIDs: [String]
  /// Red flags in the patient's turns, most urgent first.
  public var redFlags: [RedFlagFinding]
  /// Words read.
  public var promptTokens: Int
  /// Words said.
  public var completionTokens: Int
}
