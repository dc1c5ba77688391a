/// One turn of a conversation, as the model reads it.
public struct DialogueMessage: Hashable, Sendable, Codable {
  /// Who speaks.
  public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// The patient, or whoever writes for the patient.
    case user
    /// The front desk.
    case assistant
    /// Instructions of the caller's application; the embedded model ignores them.
    case system
  }

  /// Who speaks.
  public var role: Role
  /// What is said, de-identified where it is used for training.
  public var content: String

  /// Creates a turn.
  public init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}
