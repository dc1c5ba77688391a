/// Checks the conversations of one line of a data file.
struct DatasetLineCheck {
  typealias Fault = (DatasetFinding.Code, String)

  private static let roles: Set<String> = ["system", "developer", "user", "assistant", "tool"]

  let format: DatasetFormat

  /// What is wrong with a line that is an object.
  func faults(of line: Literal) -> [Fault] {
    switch self.format {
    case .openAIChat, .trlMessages:
      return self.conversation(line["messages"], "messages", needsAnswer: true)
    case .openAIPreference:
      return self.conversation(line["input.messages"], "input.messages", needsAnswer: false)
        + self.conversation(line["preferred_output"], "preferred_output", needsAnswer: true)
        + self.conversation(
          line["non_preferred_output"], "non_preferred_output", needsAnswer: true)
    case .trlPromptCompletion:
      return self.conversation(line["prompt"], "prompt", needsAnswer: false)
        + self.conversation(line["completion"], "completion", needsAnswer: true)
    case .trlPreference:
      return self.conversation(line["prompt"], "prompt", needsAnswer: false)
        + self.conversation(line["chosen"], "chosen", needsAnswer: true)
        + self.conversation(line["rejected"], "rejected", needsAnswer: true)
    case .shareGPT: return self.shareGPT(line)
    case .alpaca:
      return ["instruction", "output"].flatMap { name -> [Fault] in
        Self.isFilled(line[name]) ? [] : [(.emptyContent, name)]
      }
    case .text: return []
    }
  }

  private func conversation(
    _ literal: Literal?, _ path: String, needsAnswer: Bool
  ) -> [Fault] {
    guard let messages = literal?.items, !messages.isEmpty else {
      return [(needsAnswer ? .nothingToLearn : .emptyContent, path)]
    }
    var faults: [Fault] = []
    var calls: Set<String> = []
    var canLearn = false
    for (index, message) in messages.enumerated() {
      let place = "\(path)[\(index)]"
      let role = message["role"]?.string ?? ""
      if !Self.roles.contains(role) { faults.append((.unknownRole, place)) }
      faults += self.weight(of: message, role, place)
      faults += self.calls(of: message, role, place, known: &calls)
      let hasCalls = message["tool_calls"]?.items?.isEmpty == false
      if !Self.isFilled(message["content"]), !hasCalls { faults.append((.emptyContent, place)) }
      if role == "assistant", message["weight"]?.number != 0 { canLearn = true }
    }
    if needsAnswer, !canLearn { faults.append((.nothingToLearn, path)) }
    return faults
  }

  private func weight(of message: Literal, _ role: String, _ place: String) -> [Fault] {
    guard let weight = message["weight"] else { return [] }
    let isAllowed = weight.value == .number(0) || weight.value == .number(1)
    return isAllowed && role == "assistant" ? [] : [(.invalidWeight, "\(place).weight")]
  }

  private func calls(
    of message: Literal, _ role: String, _ place: String, known: inout Set<String>
  ) -> [Fault] {
    var faults: [Fault] = []
    for (index, call) in (message["tool_calls"]?.items ?? []).enumerated() {
      if let id = call["id"]?.string { known.insert(id) }
      let arguments = call["function.arguments"]?.string ?? ""
      if (try? LiteralParser.parse(arguments, as: .json)) == nil {
        faults.append((.toolArguments, "\(place).tool_calls[\(index)]"))
      }
    }
    if role == "tool", !known.contains(message["tool_call_id"]?.string ?? "") {
      faults.append((.unmatchedToolCall, place))
    }
    return faults
  }

  private func shareGPT(_ line: Literal) -> [Fault] {
    guard let turns = line["conversations"]?.items, !turns.isEmpty else {
      return [(.nothingToLearn, "conversations")]
    }
    var faults: [Fault] = []
    for (index, turn) in turns.enumerated() {
      let place = "conversations[\(index)]"
      if !["human", "gpt"].contains(turn["from"]?.string) { faults.append((.unknownRole, place)) }
      if !Self.isFilled(turn["value"]) { faults.append((.emptyContent, place)) }
    }
    if !turns.contains(where: { $0["from"]?.string == "gpt" }) {
      faults.append((.nothingToLearn, "conversations"))
    }
    return faults
  }

  private static func isFilled(_ literal: Literal?) -> Bool {
    literal?.string?.contains { !$0.isWhitespace } == true
  }
}
