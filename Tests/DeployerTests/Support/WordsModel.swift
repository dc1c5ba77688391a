import ModelRuntime

/// A model that always says the same, and nothing of what the chat is about, as generative ones do.
struct WordsModel: ChatModel {
  let words: String

  var identity: ModelIdentity { ModelIdentity(provider: "test", digest: "words") }

  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    ChatReply(content: self.words)
  }
}
