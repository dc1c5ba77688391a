extension DatasetFormat {
  /// A sample as a line, without its end; nil when it lacks what the format needs.
  func line(_ sample: DatasetSample) -> String? {
    switch self {
    case .openAIChat, .trlMessages:
      JSONLine.object([("messages", Self.messages(sample.messages))])
    case .openAIPreference: Self.openAIPreferenceLine(sample)
    case .trlPromptCompletion:
      JSONLine.object([
        ("prompt", Self.messages(sample.context)), ("completion", Self.answer(sample.answer)),
      ])
    case .trlPreference:
      sample.worseAnswer.map { worse in
        JSONLine.object([
          ("prompt", Self.messages(sample.context)), ("chosen", Self.answer(sample.answer)),
          ("rejected", Self.answer(worse)),
        ])
      }
    case .shareGPT: Self.shareGPTLine(sample)
    case .alpaca: Self.alpacaLine(sample)
    case .text: Self.text(sample)
    }
  }

  private static func messages(_ messages: [TrainingRecord.Message]) -> String {
    JSONLine.array(
      messages.map { message in
        JSONLine.object([
          ("role", JSONLine.string(message.role)), ("content", JSONLine.string(message.content)),
        ])
      })
  }

  private static func answer(_ content: String) -> String {
    self.messages([TrainingRecord.Message(role: "assistant", content: content)])
  }

  private static func openAIPreferenceLine(_ sample: DatasetSample) -> String? {
    guard let worse = sample.worseAnswer else { return nil }
    return JSONLine.object([
      ("input", JSONLine.object([("messages", self.messages(sample.context))])),
      ("preferred_output", self.answer(sample.answer)),
      ("non_preferred_output", self.answer(worse)),
    ])
  }

  // Its loaders want the patient and the assistant to take turns, beginning with the patient.
  private static func shareGPTLine(_ sample: DatasetSample) -> String {
    let (system, turns) = self.alternating(sample.messages)
    let conversation = turns.map { turn in
      JSONLine.object([
        ("from", JSONLine.string(turn.role == "user" ? "human" : "gpt")),
        ("value", JSONLine.string(turn.content)),
      ])
    }
    let members = [(name: "conversations", value: JSONLine.array(conversation))]
    return JSONLine.object(
      members + (system.isEmpty ? [] : [(name: "system", value: JSONLine.string(system))]))
  }

  private static func alpacaLine(_ sample: DatasetSample) -> String? {
    let (system, turns) = self.alternating(sample.messages)
    guard turns.count >= 2 else { return nil }
    let earlier = turns.dropLast(2).map(\.content)
    let history = stride(from: 0, to: earlier.count - 1, by: 2).map { index in
      JSONLine.array([JSONLine.string(earlier[index]), JSONLine.string(earlier[index + 1])])
    }
    let members = [
      (name: "instruction", value: JSONLine.string(turns[turns.count - 2].content)),
      (name: "input", value: JSONLine.string("")),
      (name: "output", value: JSONLine.string(turns[turns.count - 1].content)),
      (name: "history", value: JSONLine.array(history)),
    ]
    return JSONLine.object(
      members + (system.isEmpty ? [] : [(name: "system", value: JSONLine.string(system))]))
  }

  private static func text(_ sample: DatasetSample) -> String {
    sample.messages.map { message in
      let speaker =
        switch message.role {
        case "user": "Patient"
        case "assistant": "Assistant"
        default: "System"
        }
      // An empty line is what ends a conversation.
      let content = message.content.split(whereSeparator: \.isNewline).joined(separator: "\n")
      return "\(speaker): \(content)"
    }.joined(separator: "\n") + "\n"
  }

  /// The system's instructions, and the turns with those of one speaker in a row joined, from the
  /// first of the patient on.
  private static func alternating(
    _ messages: [TrainingRecord.Message]
  ) -> (system: String, turns: [TrainingRecord.Message]) {
    let system = messages.filter { $0.role == "system" }.map(\.content).joined(separator: "\n")
    var turns: [TrainingRecord.Message] = []
    for message in messages where message.role != "system" {
      if turns.isEmpty, message.role != "user" { continue }
      if turns.last?.role == message.role {
        turns[turns.count - 1].content += "\n" + message.content
      } else {
        turns.append(message)
      }
    }
    return (system, turns)
  }
}
