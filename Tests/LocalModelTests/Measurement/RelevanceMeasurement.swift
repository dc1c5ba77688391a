import LocalModel

/// How often answers to conversations that were held back are about what was asked.
struct RelevanceMeasurement {
  /// Counts of one kind of turn.
  struct Tally {
    /// Answers given.
    var asked = 0
    /// A fixed reply, which gives no advice but takes the matter up.
    var fixed = 0
    /// A trained reply from a conversation of the same category.
    var sameCategory = 0
    /// A trained reply from a conversation of the same sub-topic or complaint.
    var sameTopic = 0
    /// A trained reply that speaks of something that the patient did not mention.
    var strays = 0
    /// A trained reply of the same sub-topic or complaint that does not stray.
    var onTopic = 0
    /// A trained reply of another sub-topic and complaint that strays besides.
    var wrong = 0
    /// Emergency replies to patients without an emergency.
    var falseAlarms = 0

    /// One line for people.
    var line: String {
      func share(_ count: Int, of total: Int) -> String {
        let thousandths = total > 0 ? (count * 1000 + total / 2) / total : 0
        return "0.\(String(thousandths + 1000).dropFirst())"
      }
      let trained = self.asked - self.fixed
      return "asked \(self.asked), fixed \(share(self.fixed, of: self.asked)), of the trained: "
        + "same category \(share(self.sameCategory, of: trained)), "
        + "same topic \(share(self.sameTopic, of: trained)), "
        + "strays \(share(self.strays, of: trained)), on topic \(share(self.onTopic, of: trained)); "
        + "of all: wrong \(share(self.wrong, of: self.asked)), "
        + "false alarms \(share(self.falseAlarms, of: self.asked))"
    }
  }

  /// Answers to the first turn.
  private(set) var openings = Tally()
  /// Answers to later turns.
  private(set) var later = Tally()

  /// Asks a model every turn of a conversation without an emergency; `show` gets what was wrong.
  mutating func ask(
    _ model: DialogueModel, _ conversation: MeasuredCorpus.Conversation,
    show: (_ question: String, _ answer: DialogueReply) -> Void = { _, _ in }
  ) {
    let example = conversation.example
    guard example.category != .emergency else { return }
    for (position, message) in example.messages.enumerated()
    where position > 0 && message.role == .assistant {
      let asked = Array(example.messages[..<position])
      let reply = model.respond(to: asked)
      guard position == 1 else {
        _ = Self.count(reply, asked, example, in: &self.later)
        continue
      }
      if Self.count(reply, asked, example, in: &self.openings) {
        show(asked[0].content, reply)
      }
    }
  }

  private static func count(
    _ reply: DialogueReply, _ asked: [DialogueMessage], _ example: TrainingExample,
    in tally: inout Tally
  ) -> Bool {
    tally.asked += 1
    if reply.disposition == .escalateEmergency {
      tally.falseAlarms += 1
      tally.fixed += 1
      return true
    }
    guard let source = reply.sourceRecordIDs.first else {
      tally.fixed += 1
      return false
    }
    let words = asked.filter { $0.role == .user }.map(\.content)
    let strays = !MeasuredSubjects.strays(reply.content, from: words).isEmpty
    let sameTopic = reply.sourceRecordIDs.contains {
      MeasuredTopics.agree($0, example.recordID)
    }
    if source.hasPrefix("fd-\(example.category?.rawValue ?? "")-") { tally.sameCategory += 1 }
    if sameTopic { tally.sameTopic += 1 }
    if strays { tally.strays += 1 }
    if sameTopic, !strays { tally.onTopic += 1 }
    if !sameTopic, strays { tally.wrong += 1 }
    return !sameTopic || strays
  }
}
