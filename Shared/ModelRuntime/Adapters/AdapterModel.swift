/// An adapter that a server answers with, loaded again when the server has lost it.
public struct AdapterModel: ChatModel {
  /// The server, and the artefact's digest.
  public let identity: ModelIdentity
  /// What answers.
  public let adapter: Adapter
  /// Where it answers.
  public let host: AdapterHost
  private let base: OpenAICompatibleModel

  /// - Parameters:
  ///   - adapter: What answers.
  ///   - host: Where it answers; has loaded it.
  ///   - base: Asks the server under the adapter's name.
  init(_ adapter: Adapter, on host: AdapterHost, asking base: OpenAICompatibleModel) {
    self.identity = ModelIdentity(provider: host.name, digest: adapter.digest)
    self.adapter = adapter
    self.host = host
    self.base = base
  }

  /// Answers a chat.
  public func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    // One that cannot be held is lost at worst, and then loaded again.
    try? await self.host.hold(self.adapter.name)
    do {
      return try await self.base.complete(messages: messages, options: options)
    } catch let error as ModelRuntimeError {
      try await self.restore(after: error)
      return try await self.base.complete(messages: messages, options: options)
    }
  }

  /// Answers a chat word by word.
  public func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await self.relay(messages, options, into: continuation)
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func relay(
    _ messages: [ChatMessage], _ options: ChatOptions,
    into continuation: AsyncThrowingStream<ChatChunk, any Error>.Continuation
  ) async throws {
    // One that cannot be held is lost at worst, and then loaded again.
    try? await self.host.hold(self.adapter.name)
    var hasBegun = false
    do {
      for try await chunk in self.base.stream(messages: messages, options: options) {
        hasBegun = true
        continuation.yield(chunk)
      }
    } catch let error as ModelRuntimeError where !hasBegun {
      try await self.restore(after: error)
      for try await chunk in self.base.stream(messages: messages, options: options) {
        continuation.yield(chunk)
      }
    }
  }

  /// Loads the adapter again when the server does not have it any more.
  ///
  /// - Throws: The error when that is not why.
  private func restore(after error: ModelRuntimeError) async throws {
    guard case .provider(_, let status, _, _) = error, status == 404 || status == 400 else {
      throw error
    }
    let wasMissing = try await self.host.ensure(self.adapter)
    // A 404 is about the model, which another request may have had loaded meanwhile; a 400 may be about anything.
    guard wasMissing || status == 404 else { throw error }
  }
}
