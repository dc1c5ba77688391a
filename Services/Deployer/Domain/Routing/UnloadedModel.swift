import ModelRuntime

/// Stands for a version that should be in memory and is not: every question fails, so that the last
/// stable version covers and the watch sees it.
struct UnloadedModel: ChatModel {
  let identity: ModelIdentity

  /// Stands for the bytes with this digest.
  init(_ digest: ModelDigest) {
    self.identity = ModelIdentity(provider: "none", digest: digest.rawValue)
  }

  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    throw DeployerError.completionFailed("its artefact is not loaded")
  }
}
