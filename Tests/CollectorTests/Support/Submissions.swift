import Collector

extension ConversationSubmission {
  /// A good exchange about one of several topics, so that no two are nearly the same.
  static func good(
    _ id: String, topic: Int = 0, source: String = "test", feedback: FeedbackSubmission? = nil,
    modelVersionID: String = ""
  ) -> ConversationSubmission {
    let exchanges = [
      (
        "Hi, this is Martha Quill, born 3/14/1961. I'd like to book a yearly physical, mornings are best.",
        "I'd be glad to set up your physical. Which day next week would suit you, and is this your first visit?"
      ),
      (
        "my blood pressure pills are nearly gone, can somebody send them to the drugstore on the corner",
        "Of course. Tell me the name of the medicine and your pharmacy, and I'll send the refill request today."
      ),
      (
        "Got a bill for the lab work although my plan covers it, who do I talk to?",
        "I'm sorry about the surprise. Please give me the claim number on the statement and I'll ask billing to check it."
      ),
      (
        "There's an itchy rash on my arm since the weekend, it isn't spreading. Should someone look at it?",
        "Thank you for telling me. I can find you a visit this week; if your face swells or breathing gets hard, call 911."
      ),
    ]
    let exchange = exchanges[topic % exchanges.count]
    return ConversationSubmission(
      key: ConversationKey(source: source, id: id), category: .appointment,
      turns: [
        .init(role: "user", content: exchange.0), .init(role: "assistant", content: exchange.1),
      ],
      modelVersionID: modelVersionID, feedback: feedback)
  }
}
