import Testing

@testable import LocalModel

/// When a trained reply is said, and when the model rather asks or hands over.
struct ReplyGatingTests {
  private static let trained = Task { () -> DialogueModel in
    var parameters = TinyDialogues.quick
    parameters.medicalSpecialization = true
    parameters.epochs = 3
    return try await TinyDialogues.train(parameters).model
  }

  private func reply(to turns: String...) async throws -> DialogueReply {
    try await Self.trained.value.respond(
      to: turns.map { DialogueMessage(role: .user, content: $0) })
  }

  @Test func `a question like those it was trained on gets their reply, with its source`()
    async throws
  {
    let reply = try await self.reply(to: "could you renew my water tablets please")
    #expect(reply.category == .prescription)
    #expect(reply.sourceRecordIDs.contains { $0.hasPrefix("refill-") })
  }

  @Test func `a cold is not answered with advice about travel vaccines`() async throws {
    let reply = try await self.reply(
      to: "I've had a runny nose and a bit of a sore throat since yesterday, what can I do?")
    #expect(reply.category == .symptom)
    #expect(reply.sourceRecordIDs.isEmpty)
    #expect(!reply.content.lowercased().contains("travel"))
    #expect(reply.content.contains("nurse"))
  }

  @Test func `a request to move a visit is not answered like one to book it`() async throws {
    let reply = try await self.reply(
      to: "Something came up at work, can I move my appointment on Thursday to another day?")
    #expect(reply.category == .appointment)
    #expect(reply.sourceRecordIDs.isEmpty)
    #expect(reply.content.contains("change your visit"))
  }

  @Test func `words of no language are handed over, not guessed at`() async throws {
    let reply = try await self.reply(to: "zxqv blorp wug 77 fnord")
    #expect(reply.sourceRecordIDs.isEmpty)
    #expect(!reply.disposition.isEscalation)
  }

  @Test func `an emergency without a trained reply gets the fixed one of its family`() async throws
  {
    let reply = try await self.reply(to: "my husband has crushing chest pain and is sweating")
    #expect(reply.disposition == .escalateEmergency)
    #expect(reply.content == SafeReply.emergency(.cardiac))
  }

  @Test func `an emergency once told stays one`() async throws {
    let reply = try await self.reply(
      to: "I have crushing chest pain and my arm is numb", "anyway, can I book a checkup")
    #expect(reply.disposition == .escalateEmergency)
  }

  @Test(arguments: DialogueTopic.allCases)
  func `every topic has a fixed first reply that asks or directs`(topic: DialogueTopic) {
    let text = SafeReply.opening(topic)
    let isDirecting = EmergencyDirective.isGiven(in: text, toward: ["911"])
    #expect(isDirecting == (topic == .emergency))
    #expect((12...80).contains(text.split(separator: " ").count))
  }

  @Test func `topics keep to their categories`() {
    let topics = DialogueTopic.allCases.map(\.index)
    #expect(topics == Array(topics.indices))
    #expect(Set(DialogueTopic.allCases.map(\.category)) == Set(DialogueCategory.allCases))
  }

  @Test func `the category decides between topics that sound alike`() {
    var topics = [Float](repeating: 0.01, count: DialogueTopic.allCases.count)
    topics[DialogueTopic.claims.index] = 0.5
    topics[DialogueTopic.refill.index] = 0.4
    let posterior = DialogueTopic.posterior(topics, category: .prescription)
    #expect(posterior[DialogueTopic.claims.index] == 0)
    #expect(posterior[DialogueTopic.refill.index] > 0.9)
    #expect(abs(posterior.reduce(0, +) - 1) < 1e-5)
  }
}
