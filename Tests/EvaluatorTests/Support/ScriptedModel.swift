import Evaluator

/// A model that answers as a test says.
struct ScriptedModel: AnsweringModel {
  let isDeterministic: Bool
  private let script: @Sendable ([Turn]) async throws -> Answer

  init(
    isDeterministic: Bool = true, _ script: @escaping @Sendable ([Turn]) async throws -> Answer
  ) {
    self.isDeterministic = isDeterministic
    self.script = script
  }

  func answer(to conversation: [Turn]) async throws -> Answer {
    try await self.script(conversation)
  }
}
