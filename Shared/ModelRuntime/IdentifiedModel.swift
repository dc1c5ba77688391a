/// A model under the identity of its artefact: the name that a server knows it by is not what was signed.
public struct IdentifiedModel: ChatModel {
  /// Who answers.
  public let identity: ModelIdentity
  private let base: any ChatModel

  /// Gives a model another identity.
  public init(_ base: any ChatModel, identity: ModelIdentity) {
    self.base = base
    self.identity = identity
  }

  /// What the model answers.
  public func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    try await self.base.complete(messages: messages, options: options)
  }

  /// What the model answers, piece by piece.
  public func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    self.base.stream(messages: messages, options: options)
  }
}
