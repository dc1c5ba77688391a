/// Something that answers chats: the embedded model, a provider's endpoint, or a wrapper of either.
///
/// Safe for concurrent use.
public protocol ChatModel: Sendable {
  /// Which model it is.
  var identity: ModelIdentity { get }

  /// Answers a chat whose last message is the patient's.
  ///
  /// - Throws: `ModelRuntimeError`, or `CancellationError`.
  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply

  /// The same, piece by piece.
  func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error>
}

extension ChatModel {
  /// Answers a chat with the default options.
  public func complete(messages: [ChatMessage]) async throws -> ChatReply {
    try await self.complete(messages: messages, options: .defaults)
  }

  /// For models that answer at once: the answer word by word, then the whole.
  public func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          let reply = try await self.complete(messages: messages, options: options)
          for word in ChatWords.split(reply.content) { continuation.yield(.delta(word)) }
          continuation.yield(.completed(reply))
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
