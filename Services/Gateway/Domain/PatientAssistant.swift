import RESTContract

/// A question of a patient with what was said before.
struct ChatQuestion: Equatable, Sendable {
  /// Which model is to answer.
  enum Target: Hashable, Sendable {
    /// The version that is live in an environment.
    case environment(String)
    /// A version that is live in any environment.
    case modelVersion(String)
  }

  /// Which model is to answer.
  let target: Target
  /// The turns so far.
  let messages: [MessageResource]
  /// Keeps a conversation on one version.
  let conversationID: String

  /// A question to a model.
  init(target: Target, messages: [MessageResource], conversationID: String) {
    self.target = target
    self.messages = messages
    self.conversationID = conversationID
  }
}

/// An answer, or what is known about one that was given piece by piece.
struct ChatAnswer: Equatable, Sendable {
  /// The text; empty when it was given in pieces.
  let content: String
  /// Where it comes from.
  let provenance: ChatProvenance
  /// Tokens of the question.
  let promptTokens: Int
  /// Tokens of the answer.
  let completionTokens: Int

  /// An answer.
  init(
    content: String, provenance: ChatProvenance, promptTokens: Int, completionTokens: Int
  ) {
    self.content = content
    self.provenance = provenance
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
  }
}

/// A piece of an answer.
enum ChatPiece: Equatable, Sendable {
  /// More text.
  case text(String)
  /// The end, without its text.
  case end(ChatAnswer)
}

/// Answers patients. Every method throws `Problem`.
protocol PatientAssistant: Sendable {
  /// The whole answer.
  func answer(_ question: ChatQuestion, for origin: CallOrigin) async throws -> ChatAnswer
  /// The answer piece by piece; ends with `ChatPiece.end`.
  func pieces(
    of question: ChatQuestion, for origin: CallOrigin
  ) async throws -> AsyncThrowingStream<ChatPiece, any Error>
}
