/// Lets another model answer, and records what it says.
public struct RecordingModel: ChatModel {
  /// The model that answers.
  public let base: any ChatModel
  /// What it has said.
  public let recording: ChatRecording

  /// Wraps a model.
  public init(_ base: any ChatModel, recording: ChatRecording = ChatRecording()) {
    self.base = base
    self.recording = recording
  }

  /// The identity of the model that answers.
  public var identity: ModelIdentity { self.base.identity }

  /// Answers, and records the answer.
  public func complete(
    messages: [ChatMessage], options: ChatOptions
  ) async throws -> ChatReply {
    let reply = try await self.base.complete(messages: messages, options: options)
    try self.record(messages, options, pieces: nil, reply)
    return reply
  }

  /// Answers piece by piece, and records an answer that is whole.
  public func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          var pieces: [String] = []
          for try await chunk in self.base.stream(messages: messages, options: options) {
            switch chunk {
            case .delta(let piece): pieces.append(piece)
            case .completed(let reply): try self.record(messages, options, pieces: pieces, reply)
            }
            continuation.yield(chunk)
          }
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func record(
    _ messages: [ChatMessage], _ options: ChatOptions, pieces: [String]?, _ reply: ChatReply
  ) throws {
    self.recording.add(
      ChatRecording.Entry(
        fingerprint: try RequestFingerprint(messages: messages, options: options),
        identity: self.identity, pieces: pieces, reply: reply))
  }
}
