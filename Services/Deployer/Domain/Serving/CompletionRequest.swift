import ModelRuntime

/// A chat that asks for its next answer.
struct CompletionRequest: Hashable, Sendable {
  var environment: DeploymentEnvironment = .production
  var chat: [ChatMessage]
  var conversationID: ConversationID
  /// `nil` takes the live version.
  var modelVersionID: ModelVersionID?
  /// How long the caller waits; `nil` when it does not say.
  var timeLimit: Duration?

  /// The most turns and bytes a chat may have.
  static let maximumTurns = 200
  static let maximumBytes = 256 * 1024

  /// Checks the chat.
  ///
  /// - Throws: `DeployerError.invalidParameters` naming the fault.
  func validate() throws(DeployerError) {
    guard self.chat.contains(where: { $0.role == .user }) else {
      throw .invalidParameters("messages need at least one with role user")
    }
    guard self.chat.last?.role != .assistant else {
      throw .invalidParameters("the last message is the assistant's already")
    }
    guard self.chat.count <= Self.maximumTurns else {
      throw .invalidParameters("messages has more than \(Self.maximumTurns) entries")
    }
    guard self.chat.reduce(0, { $0 + $1.content.utf8.count }) <= Self.maximumBytes else {
      throw .invalidParameters("messages are longer than \(Self.maximumBytes) bytes together")
    }
  }
}
