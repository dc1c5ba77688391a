import Collector

extension ConversationSubmission {
  /// A good exchange about one of several topics, so that no two are nearly the same.
  static func good(
    _ id: String, topic: Int = 0, source: String = "test", feedback: FeedbackSubmission? = nil,
    modelVersionID: String = ""
  ) -> ConversationSubmission {
    let exchanges = [
      (
        "Hi, this is Martha Quill, born 3/14/1961. I'd like to book a yearly physical.",
        "I'd be glad to set up your physical. Which day would suit you, and have you been here before?"
      ),
      (
        "my blood pressure pills are nearly gone, can somebody send them to the drugstore",
        "Of course. Tell me the medicine and your pharmacy, and I'll send the refill request."
      ),
      (
        "Got a bill for the lab work although my plan covers it, who do I talk to?",
        "I'm sorry about the surprise. Please give me the claim number and I'll ask billing to check."
      ),
      (
        "There's an itchy rash on my arm since the weekend. Should someone look at it?",
        "Thank you. I can find you a visit; if your face swells or breathing gets hard, call 911."
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
