import ModelRuntime

/// Always gives the same answer.
struct ScriptedChatModel: ChatModel {
  var reply = ChatReply(content: "Which day  suits\nyou?", category: "appointment")

  let identity = ModelIdentity(provider: "scripted", digest: "sha256:scripted")

  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    self.reply
  }
}
