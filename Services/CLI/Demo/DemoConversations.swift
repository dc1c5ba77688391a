import Foundation
import RESTContract

/// Asks the assistant what patients ask, and hands in feedback.
struct DemoConversations: Sendable {
  let journal: DemoJournal
  let people: DemoPeople

  func askAll() async throws {
    self.journal.chapter("Patients ask")
    for question in DemoQuestion.all { try await self.ask(question) }
    try await self.giveFeedback()
  }

  private func ask(_ question: DemoQuestion) async throws {
    let start = ContinuousClock.now
    let answer: ChatCompletionResource = try await self.people.assistant.post(
      "/v1/chat/completions",
      ChatCompletionBody(
        model: "production", messages: [MessageResource(role: "user", content: question.text)],
        metadata: ["conversation_id": Self.conversationID(question)]))
    let milliseconds = start.duration(to: .now).seconds * 1000
    let fault = question.fault(in: answer)
    let content = answer.choices.first?.message.content ?? ""
    self.journal.measure {
      $0.answers.append(
        DemoSummary.Answer(
          question: question.text, answer: content,
          category: answer.reddytalk?.category ?? "",
          disposition: answer.reddytalk?.disposition ?? "",
          escalated: answer.reddytalk?.escalated ?? false, milliseconds: milliseconds,
          passed: fault == nil))
    }
    self.journal.say("patient    \(question.text)")
    self.journal.say("assistant  \(content)")
    self.journal.check(
      "answers \(question.topic)", fault == nil,
      fault ?? "\(answer.reddytalk?.category ?? ""), \(answer.reddytalk?.disposition ?? ""), "
        + Rendering.milliseconds(milliseconds))
  }

  private static func conversationID(_ question: DemoQuestion) -> String {
    "demo-" + question.topic.replacing(" ", with: "-")
  }

  /// The conversation reaches the Collector a moment after its answer, so the first try may come too early.
  private func giveFeedback() async throws {
    let question = DemoQuestion.all[1]
    let body = FeedbackBody(
      id: "demo-feedback", conversationId: Self.conversationID(question) + ":1", vote: "up",
      rating: 5, comment: "quick and clear", givenBy: "patient")
    let answer = try await Polling.wait(
      atMost: .seconds(10), for: "the conversation's way to the Collector"
    ) { () -> IngestResource? in
      do {
        return try await self.people.assistant.post("/api/training-pipeline/feedback", body)
      } catch let problem as GatewayProblem where problem.details.status == 422 {
        return nil
      }
    } until: {
      ($0?.accepted ?? 0) > 0
    }
    self.journal.check(
      "feedback on the new conversation is taken", (answer?.accepted ?? 0) == 1,
      "the answered turn came back as data")
  }
}
