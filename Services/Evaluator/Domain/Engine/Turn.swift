/// One turn of a transcript.
package struct Turn: Sendable, Hashable, Codable {
  package enum Role: String, Sendable, Hashable, Codable {
    case user
    case assistant
  }

  package var role: Role
  package var content: String

  package init(role: Role, content: String) {
    self.role = role
    self.content = content
  }
}
