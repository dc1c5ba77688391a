/// A completed answer.
public struct ChatReply: Hashable, Sendable, Codable {
  /// The words.
  public var content: String
  /// What the chat is about: "emergency", "appointment", "symptom", "insurance", "prescription" or
  /// "other"; `nil` when the model does not say.
  public var category: String?
  /// "answer", "escalate_emergency", "escalate_clinician" or "handoff"; `nil` when the model does not
  /// say.
  public var disposition: String?
  /// Whether the patient is passed on because of medical urgency.
  public var escalated: Bool
  /// How sure the model is, 0 to 1; `nil` when it does not say.
  public var confidence: Double?
  /// The training records the answer came from.
  public var sourceRecordIDs: [String]
  /// Tokens read.
  public var promptTokens: Int
  /// Tokens written.
  public var completionTokens: Int
  /// Why it ends where it ends.
  public var finish: ChatFinish

  /// Creates a reply.
  public init(
    content: String, category: String? = nil, disposition: String? = nil, escalated: Bool = false,
    confidence: Double? = nil, sourceRecordIDs: [String] = [], promptTokens: Int = 0,
    completionTokens: Int = 0, finish: ChatFinish = .stop
  ) {
    self.content = content
    self.category = category
    self.disposition = disposition
    self.escalated = escalated
    self.confidence = confidence
    self.sourceRecordIDs = sourceRecordIDs
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.finish = finish
  }
}
