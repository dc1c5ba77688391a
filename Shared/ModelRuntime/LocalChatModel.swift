import FoundationEssentials
public import LocalModel

/// The embedded model behind the common interface; answers in process, without locks.
public struct LocalChatModel: ChatModel {
  /// The trained model.
  public let model: DialogueModel
  private let digest: String

  /// Wraps a model that is already in memory.
  ///
  /// - Parameter digest: The identity of an artefact that the model's own is a part of; the model's
  ///   when nil.
  public init(_ model: DialogueModel, digest: String? = nil) {
    self.model = model
    self.digest = digest ?? model.digest
  }

  /// Loads an artefact and verifies it.
  ///
  /// - Throws: `ModelRuntimeError.artifactRejected`.
  public init(
    _ artifact: ArtifactContents, expectedDigest: String? = nil
  ) throws(ModelRuntimeError) {
    do {
      self.init(try DialogueModel.load(from: artifact, expectedDigest: expectedDigest))
    } catch {
      throw .artifactRejected(reason: error.description)
    }
  }

  /// Provider "local" and the artefact's digest.
  public var identity: ModelIdentity {
    ModelIdentity(provider: self.model.manifest.provider, digest: self.digest)
  }

  /// Answers a chat.
  public func complete(
    messages: [ChatMessage], options: ChatOptions
  ) async throws -> ChatReply {
    guard messages.contains(where: { $0.role == .user }) else {
      throw ModelRuntimeError.nothingToAnswer
    }
    let reply = self.model.respond(to: messages.map(Self.dialogueMessage))
    return ChatReply(
      content: reply.content, category: reply.category.rawValue,
      disposition: reply.disposition.rawValue, escalated: reply.disposition.isEscalation,
      confidence: reply.confidence, sourceRecordIDs: reply.sourceRecordIDs,
      promptTokens: reply.promptTokens, completionTokens: reply.completionTokens)
  }

  private static func dialogueMessage(_ message: ChatMessage) -> DialogueMessage {
    switch message.role {
    case .system: DialogueMessage(role: .system, content: message.content)
    case .user: DialogueMessage(role: .user, content: message.content)
    case .assistant: DialogueMessage(role: .assistant, content: message.content)
    }
  }
}
