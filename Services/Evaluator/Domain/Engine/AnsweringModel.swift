/// A model that can be asked, wherever it runs.
package protocol AnsweringModel: Sendable {
  /// Whether it answers the same to the same conversation.
  var isDeterministic: Bool { get }

  /// The answer to the last turn of `conversation`, which is the patient's. Honours cancellation.
  func answer(to conversation: [Turn]) async throws -> Answer
}
