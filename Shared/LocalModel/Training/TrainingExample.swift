/// One de-identified conversation to learn from.
public struct TrainingExample: Hashable, Sendable {
  /// Identifier of the record; replies name the records they came from.
  public var recordID: String
  /// Conversations of one group (a patient, a call series) never straddle the validation split.
  /// `nil` makes the conversation its own group.
  public var group: String?
  /// What the conversation is about; `nil` when unknown: then only the reply ranker learns from it.
  public var category: DialogueCategory?
  /// The turns, oldest first.
  public var messages: [DialogueMessage]
  /// Weight of the example, 0 to 1. Below `minimumReplyQuality` its assistant turns are no replies.
  public var quality: Double
  /// What it is about within its category; known of seed utterances only.
  package var topic: DialogueTopic?

  /// Assistant turns of conversations below this quality are learned from, but never said.
  public static let minimumReplyQuality = 0.5

  /// Creates an example.
  public init(
    recordID: String, group: String? = nil, category: DialogueCategory?,
    messages: [DialogueMessage], quality: Double = 1
  ) {
    self.recordID = recordID
    self.group = group
    self.category = category
    self.messages = messages
    self.quality = quality
  }
}
