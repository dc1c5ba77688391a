import ModelRuntime

/// A model that always says the same and, as generative ones do, nothing of urgency.
struct WordsModel: ChatModel {
  let words: String
  var category: String?

  var identity: ModelIdentity { ModelIdentity(provider: "test", digest: "words") }

  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    ChatReply(content: self.words, category: self.category)
  }
}
