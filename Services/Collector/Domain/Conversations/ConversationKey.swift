/// The key of idempotency: the client's id within its source.
package struct ConversationKey: Hashable, Sendable {
  /// Where the conversation came from, for example "production" or "import:corpus".
  package let source: String
  /// The client's id.
  package let id: String

  package init(source: String, id: String) {
    self.source = source
    self.id = id
  }
}
