import FoundationEssentials
import ModelRuntime

/// One answered turn of a conversation, on its way to the Collector.
struct ServedTurn: Hashable, Sendable, Codable {
  /// "<conversation id>:<turn number>": repeating a turn gives the same id.
  let id: String
  let conversationID: ConversationID
  /// The conversation so far and the answer.
  let turns: [ChatMessage]
  /// As the model understood it; `nil` when it does not say.
  let category: String?
  let modelVersionID: ModelVersionID
  let deploymentID: DeploymentID
  let occurredAt: Date

  /// An answered chat. A turn's number is how many times the patient has spoken.
  init(
    _ chat: [ChatMessage], in conversation: ConversationID, answer: Completion, at time: Date
  ) {
    let number = chat.count { $0.role == .user }
    self.id = "\(conversation):\(number)"
    self.conversationID = conversation
    self.turns = chat + [ChatMessage(role: .assistant, content: answer.reply.content)]
    self.category = answer.reply.category
    self.modelVersionID = answer.modelVersionID
    self.deploymentID = answer.deploymentID
    self.occurredAt = time
  }
}
