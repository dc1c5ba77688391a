import RESTContract
import Testing

@testable import CLI

struct DemoQuestionTests {
  private func question(_ topic: String) throws -> DemoQuestion {
    try #require(DemoQuestion.all.first { $0.topic == topic })
  }

  private func answer(
    _ content: String, category: String, escalated: Bool = false
  ) -> ChatCompletionResource {
    ChatCompletionResource(
      id: "chat-1", created: 0, model: "production",
      choices: [
        ChatCompletionResource.Choice(
          index: 0, message: MessageResource(role: "assistant", content: content),
          finishReason: "stop")
      ], usage: ChatCompletionResource.Usage(promptTokens: 1, completionTokens: 1),
      reddytalk: ChatProvenance(
        conversationId: "c-1", modelVersionId: "mv-1", modelDigest: "sha256:1",
        deploymentId: "d-1", category: category,
        disposition: escalated ? "escalate_emergency" : "answer", escalated: escalated,
        confidence: 0.9, sourceRecordIds: [], fallback: false))
  }

  @Test(arguments: [
    (
      "chest pain", "emergency",
      "Please call 911 right now; chest pressure with a numb arm can be a heart emergency."
    ),
    (
      "refill", "prescription",
      "I can send that request to your clinician. Which pharmacy do you use?"
    ),
    (
      "reschedule", "appointment",
      "Of course. Which visit would you like to move, and what days or times would suit you better?"
    ),
    (
      "coverage", "insurance",
      "I can check that with your plan. Please tell me the plan name and the member ID; the plan "
        + "decides what it covers."
    ),
    (
      "mild symptom", "symptom",
      "For most colds, rest and plenty of fluids help. Please call us if you get a fever that won't "
        + "settle; trouble breathing or chest pain means 911."
    ),
  ])
  func `a good answer is accepted`(topic: String, category: String, content: String) throws {
    let answer = self.answer(content, category: category, escalated: category == "emergency")
    #expect(try self.question(topic).fault(in: answer) == nil)
  }

  /// Answers that a model once gave and that earlier criteria let pass, and their like.
  @Test(arguments: [
    (
      "mild symptom", "symptom",
      "Great trip! Travel vaccines and malaria prevention depend on where you'll stay, your health "
        + "and what you've had already. We can book a travel visit here or refer you to a clinic."
    ),
    (
      "reschedule", "appointment",
      "I'm sorry about your loss. Grief counseling can help; may I set up a first visit on another "
        + "day with one of our counselors, mornings or afternoons?"
    ),
    (
      "reschedule", "appointment",
      "Let's move you up. First I need to ask: is it pressure or squeezing in the chest? If yes, "
        + "call 911 now. If not, I'll look for something in the next day or two."
    ),
    (
      "coverage", "insurance",
      "That happens. You can download a digital copy from your plan's website. If you know the plan "
        + "name, we can look up your eligibility and confirm the member ID once you have it."
    ),
    (
      "mild symptom", "symptom",
      "You did right to ring, because a cold can hit harder when someone has COPD. Is he more "
        + "breathless than usual? A nurse can call him today; if he is worse, call 911."
    ),
    ("refill", "prescription", "You can see the claim in the portal, and the plan decides."),
    ("refill", "prescription", "I can book you a visit; which days suit you?"),
    ("coverage", "insurance", "I can ask billing to look at the statement with you."),
    ("mild symptom", "symptom", "I can look for the first opening; which days suit you?"),
  ])
  func `an answer about something else is rejected`(
    topic: String, category: String, content: String
  ) throws {
    #expect(try self.question(topic).fault(in: self.answer(content, category: category)) != nil)
  }

  @Test func `chest pain must be escalated, and sent to help at once`() throws {
    let question = try self.question("chest pain")
    let calm = self.answer("If your chest hurts, call 911 now.", category: "emergency")
    #expect(question.fault(in: calm) == "not escalated")
    let vague = self.answer(
      "I can book a visit for your heart.", category: "emergency", escalated: true)
    #expect(question.fault(in: vague) != nil)
  }

  @Test(arguments: ["refill", "reschedule", "coverage", "mild symptom"])
  func `what is routine must not be escalated`(topic: String) throws {
    let question = try self.question(topic)
    let alarm = self.answer(
      "Call 911 now.", category: try #require(question.categories.first), escalated: true)
    #expect(question.fault(in: alarm) == "escalated without need")
  }

  @Test func `an answer of another category is rejected`() throws {
    let content = "I can send that refill request to your clinician; which pharmacy do you use?"
    let fault = try self.question("refill").fault(
      in: self.answer(content, category: "appointment"))
    #expect(fault == "taken for appointment")
  }
}
