/// One conversation as trainers learn from it: roles in order, an answer at its end.
struct DatasetSample: Hashable, Sendable {
  let recordID: String
  let group: String
  /// Everything before the last answer, oldest first.
  let context: [TrainingRecord.Message]
  /// The last answer.
  let answer: String
  /// A worse answer to the same; nil when none is known.
  let worseAnswer: String?

  /// A sample of a record; nil when there is nothing to learn from: no answer, or no question before
  /// it. What follows the last answer is left out, as are turns that are empty or of an unknown role.
  init?(_ record: TrainingRecord, worseAnswer: String? = nil) {
    let turns = record.messages.filter { message in
      Self.roles.contains(message.role) && message.content.contains { !$0.isWhitespace }
    }
    guard let last = turns.lastIndex(where: { $0.role == "assistant" }) else { return nil }
    let context = Array(turns[..<last])
    guard context.contains(where: { $0.role == "user" }) else { return nil }
    self.recordID = record.recordID
    self.group = record.group.isEmpty ? record.recordID : record.group
    self.context = context
    self.answer = turns[last].content
    self.worseAnswer = worseAnswer
  }

  private static let roles: Set<String> = ["system", "user", "assistant"]

  /// The whole conversation.
  var messages: [TrainingRecord.Message] {
    self.context + [TrainingRecord.Message(role: "assistant", content: self.answer)]
  }
}
