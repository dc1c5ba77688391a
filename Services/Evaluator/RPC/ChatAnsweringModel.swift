package import ModelRuntime

/// A chat model as evaluations ask it.
package struct ChatAnsweringModel: AnsweringModel {
  private let model: any ChatModel

  package init(_ model: any ChatModel) {
    self.model = model
  }

  /// The embedded model computes the same answer each time; providers sample.
  package var isDeterministic: Bool { self.model.identity.provider == "local" }

  package func answer(to conversation: [Turn]) async throws -> Answer {
    let messages = conversation.map { turn in
      ChatMessage(role: turn.role == .user ? .user : .assistant, content: turn.content)
    }
    let reply = try await self.model.complete(messages: messages)
    return Answer(
      text: reply.content,
      routedAsEmergency: reply.disposition.map { $0 == "escalate_emergency" })
  }
}
