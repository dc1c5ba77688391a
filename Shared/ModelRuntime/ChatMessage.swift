/// One message of a chat.
public struct ChatMessage: Hashable, Sendable, Codable {
  /// Who speaks.
  public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Instructions of the application.
    case system
    /// The patient.
    case user
    /// The assistant.
    case assistant
  }

  /// Who speaks.
  public var role: Role
  /// What is said.
  public var content: String

  /// Creates a message.
  public init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}
