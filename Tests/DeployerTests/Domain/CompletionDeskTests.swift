import ModelRuntime
import Synchronization
import TestSupport
import Testing

@testable import Deployer

@Suite struct CompletionDeskTests {
  private let time = DeployerTime()
  private let routes = RouteTable()
  private let turns = TurnBuffer()
  private let attention = WakeSignal()

  @Test func `answers from the live version and says who answered`() async throws {
    self.install(TestArm.make("v1", self.time))
    let completion = try await self.desk().complete(Self.request())
    #expect(completion.reply.content == "[v1] I can help with your prescription.")
    #expect(completion.deploymentID == DeploymentID("v1"))
    #expect(completion.digest == ModelDigest("sha256:v1"))
    #expect(!completion.isFallback)
  }

  @Test func `says that nothing is live`() async {
    await #expect(throws: DeployerError.nothingLive(.production)) {
      try await self.desk().complete(Self.request())
    }
  }

  @Test(arguments: [FrontDeskModel.Fault.fails, .isSilent])
  func `lets the last stable version answer when the live one fails`(
    fault: FrontDeskModel.Fault
  ) async throws {
    let bad = TestArm.make("bad", self.time, model: FrontDeskModel("bad", fault: fault))
    let good = TestArm.make("good", self.time)
    self.install(bad, standby: [good])
    let completion = try await self.desk().complete(Self.request())
    #expect(completion.deploymentID == DeploymentID("good"))
    #expect(completion.isFallback)
    #expect(bad.meter.metrics().errors == 1)
    #expect(bad.meter.metrics().fallbacks == 1)
    // Covering for another is not the good one's own traffic.
    #expect(good.meter.metrics().requests == 0)
  }

  @Test func `lets a version answer for one that takes too long`() async throws {
    let stuck = TestArm.make("stuck", self.time, model: FrontDeskModel("stuck", fault: .hangs))
    self.install(stuck, standby: [TestArm.make("good", self.time)])
    let desk = self.desk(CompletionSettings(timeout: .seconds(3)))
    async let completion = desk.complete(Self.request())
    try await eventually("the time limit runs") { self.time.sleeperCount == 1 }
    self.time.advance(by: .seconds(3))
    #expect(try await completion.isFallback)
    #expect(stuck.meter.metrics().errors == 1)
    #expect(stuck.meter.metrics().p95Milliseconds >= 2_970)
  }

  @Test func `fails when nobody can answer instead`() async {
    self.install(
      TestArm.make("bad", self.time, model: FrontDeskModel("bad", fault: .fails)))
    await #expect(throws: DeployerError.completionFailed("the model failed")) {
      try await self.desk().complete(Self.request())
    }
  }

  @Test func `does not cover when the operator does not want it`() async {
    let bad = TestArm.make("bad", self.time, model: FrontDeskModel("bad", fault: .fails))
    self.install(bad, standby: [TestArm.make("good", self.time)])
    await #expect(throws: DeployerError.completionFailed("the model failed")) {
      try await self.desk(CompletionSettings(fallsBack: false)).complete(Self.request())
    }
  }

  @Test func `answers from a chosen version that is loaded, and from no other`() async throws {
    self.install(TestArm.make("v2", self.time), standby: [TestArm.make("v1", self.time)])
    let desk = self.desk()
    let chosen = try await desk.complete(Self.request(version: "v1"))
    #expect(chosen.deploymentID == DeploymentID("v1"))
    await #expect(throws: DeployerError.unknownModel(ModelVersionID("v0"))) {
      try await desk.complete(Self.request(version: "v0"))
    }
  }

  @Test func `throws away the answer of a version that was taken out meanwhile`() async throws {
    let arm = Mutex<ServingArm?>(nil)
    let bad = TestArm.make(
      "bad", self.time,
      model: FrontDeskModel("bad", answering: { arm.withLock { _ = $0?.revoke() } }))
    arm.withLock { $0 = bad }
    self.install(bad, standby: [TestArm.make("good", self.time)])
    let completion = try await self.desk().complete(Self.request())
    #expect(completion.deploymentID == DeploymentID("good"))
    #expect(completion.isFallback)
  }

  @Test func `refuses what is above its limit`() async throws {
    let gate = Gate()
    self.install(
      TestArm.make("v1", self.time, model: FrontDeskModel("v1", answering: { await gate.pass() })))
    let desk = self.desk(CompletionSettings(maximumConcurrency: 2))
    async let first = desk.complete(Self.request())
    async let second = desk.complete(Self.request())
    try await eventually("both wait") { gate.waiting == 2 }
    await #expect(throws: DeployerError.overloaded(limit: 2)) {
      try await desk.complete(Self.request())
    }
    gate.open()
    _ = try await (first, second)
    #expect(desk.inHand == 0)
  }

  @Test func `keeps the limit of the deployment's scaling policy`() async throws {
    let gate = Gate()
    let arm = TestArm.make(
      "v1", self.time, model: FrontDeskModel("v1", answering: { await gate.pass() })
    ) { $0.autoScaling = AutoScaling(maximumReplicas: 1, targetConcurrency: 1) }
    self.install(arm)
    let desk = self.desk()
    async let first = desk.complete(Self.request())
    try await eventually("one waits") { gate.waiting == 1 }
    await #expect(throws: DeployerError.overloaded(limit: 1)) {
      try await desk.complete(Self.request())
    }
    gate.open()
    _ = try await first
    // Being full is not the version's failure.
    #expect(arm.meter.metrics().errors == 0)
  }

  @Test func `does not count a caller who went away as the version's failure`() async throws {
    let arm = TestArm.make("v1", self.time, model: FrontDeskModel("v1", fault: .hangs))
    self.install(arm)
    let desk = self.desk()
    let task = Task { try await desk.complete(Self.request()) }
    try await eventually("the time limit runs") { self.time.sleeperCount == 1 }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(arm.meter.metrics().requests == 0)
  }

  @Test func `counts a caller who waited too long as the version's failure`() async throws {
    let arm = TestArm.make("v1", self.time, model: FrontDeskModel("v1", fault: .hangs))
    self.install(arm)
    let desk = self.desk()
    let task = Task { try await desk.complete(Self.request()) }
    try await eventually("the time limit runs") { self.time.sleeperCount == 1 }
    self.time.advance(by: .milliseconds(2_001))
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(arm.meter.metrics().errors == 1)
  }

  @Test func `leaves another version half of the caller's time`() async throws {
    let stuck = TestArm.make("stuck", self.time, model: FrontDeskModel("stuck", fault: .hangs))
    self.install(stuck, standby: [TestArm.make("good", self.time)])
    let desk = self.desk()
    var request = Self.request()
    request.timeLimit = .seconds(2)
    async let completion = desk.complete(request)
    try await eventually("the time limit runs") { self.time.sleeperCount == 1 }
    self.time.advance(by: .seconds(1))
    #expect(try await completion.isFallback)
  }

  @Test func `answers an equal chat from memory when the deployment asks for it`() async throws {
    let model = FrontDeskModel("v1")
    self.install(TestArm.make("v1", self.time, model: model) { $0.responseCaching = true })
    let desk = self.desk()
    let first = try await desk.complete(Self.request())
    let second = try await desk.complete(Self.request())
    #expect(first.reply == second.reply)
    #expect(model.requests == 1)
    _ = try await desk.complete(Self.request("Is my appointment confirmed?"))
    #expect(model.requests == 2)
  }

  @Test func `asks the model each time when the deployment does not`() async throws {
    let model = FrontDeskModel("v1")
    self.install(TestArm.make("v1", self.time, model: model))
    let desk = self.desk()
    for _ in 0..<3 { _ = try await desk.complete(Self.request()) }
    #expect(model.requests == 3)
  }

  @Test func `hands on what production answered, numbered by turn`() async throws {
    self.install(TestArm.make("v1", self.time))
    let desk = self.desk()
    _ = try await desk.complete(Self.request())
    var longer = Self.request()
    longer.chat += [
      ChatMessage(role: .assistant, content: "Which one?"),
      ChatMessage(role: .user, content: "The insurance one"),
    ]
    _ = try await desk.complete(longer)
    let turns = self.turns.takeAll().turns
    #expect(turns.map(\.id) == ["c1:1", "c1:2"])
    #expect(turns.map(\.turns.count) == [2, 4])
    #expect(turns.last?.turns.last?.content == "[v1] I can help with your insurance.")
    #expect(turns.last?.category == "insurance")
    #expect(turns.last?.modelVersionID == ModelVersionID("v1"))
  }

  @Test func `keeps rehearsal traffic of staging to itself`() async throws {
    self.routes.install(
      EnvironmentRoute(
        generation: 1, split: TrafficSplit(whole: TestArm.make("v1", self.time)), standby: []),
      in: .staging)
    var request = Self.request()
    request.environment = .staging
    _ = try await self.desk().complete(request)
    #expect(self.turns.takeAll().turns.isEmpty)
  }

  @Test func `never waits for the outbox, and counts what it drops`() async throws {
    let turns = TurnBuffer(capacity: 2)
    self.install(TestArm.make("v1", self.time))
    let desk = CompletionDesk(
      routes: self.routes, settings: CompletionSettings(), turns: turns,
      attention: self.attention, clock: self.time.deployerClock)
    for _ in 0..<5 { _ = try await desk.complete(Self.request()) }
    let (kept, dropped) = turns.takeAll()
    #expect(kept.count == 2)
    #expect(dropped == 3)
  }

  /// A chat with a name, because a test prints its arguments.
  struct RefusedChat: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let request: CompletionRequest

    init(_ description: String, _ chat: [ChatMessage]) {
      self.testDescription = description
      self.request = CompletionRequest(chat: chat, conversationID: ConversationID("c"))
    }
  }

  @Test(arguments: [
    RefusedChat("nothing", []),
    RefusedChat("no question", [ChatMessage(role: .system, content: "be kind")]),
    RefusedChat(
      "an answer at the end",
      [ChatMessage(role: .user, content: "hi"), ChatMessage(role: .assistant, content: "hello")]),
    RefusedChat(
      "a question too long",
      [ChatMessage(role: .user, content: String(repeating: "x", count: 300_000))]),
    RefusedChat(
      "too many messages", Array(repeating: ChatMessage(role: .user, content: "x"), count: 201)),
  ])
  func `refuses a chat that has nothing to answer or is too long`(
    chat: RefusedChat
  ) async {
    self.install(TestArm.make("v1", self.time))
    let error = await #expect(throws: DeployerError.self) {
      try await self.desk().complete(chat.request)
    }
    guard case .invalidParameters = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  // MARK: Arrangement

  private func desk(_ settings: CompletionSettings = CompletionSettings()) -> CompletionDesk {
    CompletionDesk(
      routes: self.routes, settings: settings, turns: self.turns, attention: self.attention,
      clock: self.time.deployerClock)
  }

  private func install(_ live: ServingArm, standby: [ServingArm] = []) {
    self.routes.install(
      EnvironmentRoute(generation: 1, split: TrafficSplit(whole: live), standby: standby),
      in: .production)
  }

  private static func request(
    _ question: String = "I need a refill", version: String? = nil
  ) -> CompletionRequest {
    CompletionRequest(
      chat: [ChatMessage(role: .user, content: question)], conversationID: ConversationID("c1"),
      modelVersionID: version.map { ModelVersionID($0) })
  }
}
