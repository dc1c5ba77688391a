/// A reply the model can give: an approved assistant turn, with the records it came from.
public struct ReplyEntry: Hashable, Sendable, Codable {
  /// The words.
  public var text: String
  /// Records whose conversations hold it, in the order of training.
  public var recordIDs: [String]
  /// The category of most of them.
  public var category: DialogueCategory?
  /// What saying it means.
  public var disposition: Disposition
  /// Families of emergencies it answered.
  public var families: [RedFlagFamily]
  /// Whether it answered the first turn of a conversation.
  public var opening: Bool
  /// Hashes of the stems that it takes up from what every patient it answered had said. They are its
  /// details: to a patient who says none of them, it speaks of things that were never mentioned.
  public var echoes: [UInt32]
  /// How good the best of the conversations that hold it is, 0 to 1.
  public var quality: Double

  private enum CodingKeys: String, CodingKey {
    case text
    case recordIDs = "record_ids"
    case category
    case disposition
    case families
    case opening
    case echoes
    case quality
  }
}
