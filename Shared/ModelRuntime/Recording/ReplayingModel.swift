/// Answers what was recorded, and nothing else.
public struct ReplayingModel: ChatModel {
  /// The identity of the model that was recorded.
  public let identity: ModelIdentity
  private let recording: ChatRecording

  /// - Parameters:
  ///   - recording: What is answered.
  ///   - identity: Who answers; the first entry's model unless told otherwise.
  public init(_ recording: ChatRecording, identity: ModelIdentity? = nil) {
    self.recording = recording
    self.identity =
      identity ?? recording.entries.first?.identity
      ?? ModelIdentity(provider: "replay", digest: "empty")
  }

  /// The recorded answer.
  ///
  /// - Throws: `ModelRuntimeError.unrecorded`.
  public func complete(
    messages: [ChatMessage], options: ChatOptions
  ) async throws -> ChatReply {
    try self.entry(messages, options).reply
  }

  /// The recorded answer in the pieces in which it came, or word by word.
  public func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    AsyncThrowingStream { continuation in
      do {
        let entry = try self.entry(messages, options)
        for piece in entry.pieces ?? ChatWords.split(entry.reply.content) {
          continuation.yield(.delta(piece))
        }
        continuation.yield(.completed(entry.reply))
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }

  private func entry(
    _ messages: [ChatMessage], _ options: ChatOptions
  ) throws -> ChatRecording.Entry {
    let fingerprint = try RequestFingerprint(messages: messages, options: options)
    guard let entry = self.recording.entry(for: fingerprint) else {
      throw ModelRuntimeError.unrecorded(fingerprint: fingerprint.description)
    }
    return entry
  }
}
