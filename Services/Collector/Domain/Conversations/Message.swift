/// One turn of a conversation.
package struct Message: Hashable, Sendable, Codable {
  /// Who spoke.
  package enum Role: String, CaseIterable, Sendable, Codable {
    case user
    case assistant
    case system
  }

  package var role: Role
  package var content: String

  package init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}
