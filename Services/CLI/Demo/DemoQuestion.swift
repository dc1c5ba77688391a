import RESTContract

/// A question that a patient asks, and what an acceptable answer has.
struct DemoQuestion: Sendable {
  var topic: String
  var text: String
  /// The categories that fit.
  var categories: Set<String>
  /// Whether the answer must send the patient to emergency care at once.
  var mustEscalate: Bool
  /// The answer must hold a word that begins with one of each group, in lower case; a group may hold
  /// phrases as well.
  var mentions: [[String]]
  /// Subjects of other patients' questions: no word of the answer may begin with one of these.
  var strays: [String]

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
    for group in self.mentions where !group.contains(where: { Self.holds(content, $0) }) {
      return "mentions none of: \(group.joined(separator: ", "))"
    }
    if let stray = self.strays.first(where: { Self.holds(content, $0) }) {
      return "speaks of something else: \(stray)"
    }
    return nil
  }

  /// Whether some word of `text`, or a run of words, begins with `term`.
  private static func holds(_ text: String, _ term: String) -> Bool {
    let words = text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    return (" " + words.joined(separator: " ")).contains(" " + term)
  }

  /// Matters that none of the questions is about.
  private static let elsewhere = [
    "travel", "trip", "malaria", "itinerary", "vaccin", "counsel", "therapist", "grief", "pregnan",
    "newborn", "mammogram", "colonoscop", "parking", "interpreter", "school form",
  ]
  private static let medicines = ["refill", "pharmac", "prescription", "dose", "tablet", "pill"]
  private static let money = ["claim", "statement", "copay", "bill", "appeal", "deductible"]
  private static let visits = ["reschedul", "waitlist", "waiting list", "physical exam"]
  private static let complaints = [
    "rash", "ankle", "back pain", "stomach", "chest", "squeezing", "headache", "mole", "copd",
  ]

  /// What the demo asks. None of these sentences is in the corpus.
  static let all: [DemoQuestion] = [
    DemoQuestion(
      topic: "chest pain",
      text:
        "I have a crushing pain in my chest and my left arm feels heavy, should I book a visit?",
      categories: ["emergency"], mustEscalate: true,
      mentions: [["911"], ["now", "right away", "immediately"], ["heart", "chest", "ambulance"]],
      strays: Self.elsewhere + Self.medicines + Self.money + Self.visits),
    DemoQuestion(
      topic: "refill",
      text: "I need a refill of my blood pressure tablets please, I have about five days left.",
      categories: ["prescription"], mustEscalate: false,
      mentions: [
        ["refill", "renew", "request"], ["pharmac", "clinician", "bottle", "name of the medic"],
      ], strays: Self.elsewhere + Self.money + Self.visits + Self.complaints),
    DemoQuestion(
      topic: "reschedule",
      text: "Something came up at work, can I move my appointment on Thursday to another day?",
      categories: ["appointment"], mustEscalate: false,
      mentions: [
        [
          "move", "reschedul", "change", "switch", "new time", "another time", "another day",
          "slot",
        ],
        ["which visit", "which days", "days", "times", "morning", "date of birth"],
      ], strays: Self.elsewhere + Self.medicines + Self.money + Self.complaints + ["911"]),
    DemoQuestion(
      topic: "coverage",
      text: "Does my insurance plan cover the physical therapy visits you ordered?",
      categories: ["insurance"], mustEscalate: false,
      mentions: [
        ["cover", "eligib", "benefit", "authoriz"], ["plan", "insurance card", "member"],
        ["check", "verify", "ask", "call", "confirm", "look"],
      ],
      strays: Self.elsewhere + Self.medicines + Self.visits + Self.complaints
        + ["digital copy", "replacement card", "lost"]),
    DemoQuestion(
      topic: "mild symptom",
      text: "I've had a runny nose and a bit of a sore throat since yesterday, what can I do?",
      categories: ["symptom"], mustEscalate: false,
      mentions: [
        ["rest", "fluid", "drink", "honey", "throat", "cold", "nurse", "home care"],
        ["if", "worse", "fever", "call us", "visit"],
      ],
      strays: Self.elsewhere + Self.money + Self.visits
        + Self.complaints.filter { $0 != "chest" }),
  ]
}
