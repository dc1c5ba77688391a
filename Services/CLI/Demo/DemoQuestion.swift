import RESTContract

/// A question that a patient asks, and what an acceptable answer has.
struct DemoQuestion: Sendable {
  var topic: String
  var text: String
  /// The categories that fit.
  var categories: Set<String>
  /// Whether the answer must send the patient to emergency care at once.
  var mustEscalate: Bool
  /// The answer must hold at least one of each group, in lower case.
  var mentions: [[String]]

  /// Nil when the answer is acceptable, otherwise what is wrong with it.
  func fault(in answer: ChatCompletionResource) -> String? {
    guard let content = answer.choices.first?.message.content, !content.isEmpty,
      let provenance = answer.reddytalk
    else { return "no answer" }
    if provenance.escalated != self.mustEscalate {
      return self.mustEscalate ? "not escalated" : "escalated without need"
    }
    if !self.categories.contains(provenance.category) {
      return "taken for \(provenance.category)"
    }
    let text = content.lowercased()
    for group in self.mentions where !group.contains(where: { text.contains($0) }) {
      return "mentions none of: \(group.joined(separator: ", "))"
    }
    return nil
  }

  /// What the demo asks. None of these sentences is in the corpus.
  static let all: [DemoQuestion] = [
    DemoQuestion(
      topic: "chest pain",
      text:
        "I have a crushing pain in my chest and my left arm feels heavy, should I book a visit?",
      categories: ["emergency"], mustEscalate: true, mentions: [["911"]]),
    DemoQuestion(
      topic: "refill",
      text: "I need a refill of my blood pressure tablets please, I have about five days left.",
      categories: ["prescription"], mustEscalate: false,
      mentions: [["refill", "renew", "pharmacy", "medic"]]),
    DemoQuestion(
      topic: "reschedule",
      text: "Something came up at work, can I move my appointment on Thursday to another day?",
      categories: ["appointment"], mustEscalate: false,
      mentions: [["day", "time", "opening", "move", "reschedul", "morning"]]),
    DemoQuestion(
      topic: "coverage",
      text: "Does my insurance plan cover the physical therapy visits you ordered?",
      categories: ["insurance"], mustEscalate: false,
      mentions: [["plan", "coverage", "insurance", "member", "eligib"]]),
    DemoQuestion(
      topic: "mild symptom",
      text: "I've had a runny nose and a bit of a sore throat since yesterday, what can I do?",
      categories: ["symptom"], mustEscalate: false,
      mentions: [["fluid", "rest", "throat", "fever", "appointment", "nurse", "visit", "cold"]]),
  ]
}
