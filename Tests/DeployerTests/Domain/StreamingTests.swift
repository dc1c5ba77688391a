import ModelRuntime
import Synchronization
import Testing

@testable import Deployer

@Suite struct StreamingTests {
  private let time = DeployerTime()
  private let routes = RouteTable()

  @Test func `gives the answer piece by piece and whole`() async throws {
    self.install(TestArm.make("v1", self.time))
    let pieces = Pieces()
    let completion = try await self.desk().complete(Self.request) { pieces.add($0) }
    #expect(pieces.all.count > 1)
    #expect(pieces.all.joined() == completion.reply.content)
  }

  @Test func `begins anew with another version when the live one fails before a word`() async throws
  {
    self.install(
      TestArm.make("bad", self.time, model: FrontDeskModel("bad", fault: .fails)),
      standby: [TestArm.make("good", self.time)])
    let pieces = Pieces()
    let completion = try await self.desk().complete(Self.request) { pieces.add($0) }
    #expect(completion.isFallback)
    #expect(pieces.all.joined() == "[good] I can help with your prescription.")
  }

  @Test func `stops in the middle when the version is taken out`() async throws {
    let bad = TestArm.make("bad", self.time)
    self.install(bad, standby: [TestArm.make("good", self.time)])
    let pieces = Pieces()
    await #expect(throws: DeployerError.completionFailed("it was taken out")) {
      try await self.desk().complete(Self.request) { piece in
        pieces.add(piece)
        bad.revoke()
      }
    }
    // What was said cannot be unsaid, but nothing of another version may follow it.
    #expect(pieces.all.count == 1)
  }

  @Test func `does not blame the version for a reader that goes away`() async throws {
    struct Gone: Error {}
    let arm = TestArm.make("v1", self.time)
    self.install(arm)
    await #expect(throws: Gone.self) {
      try await self.desk().complete(Self.request) { _ in throw Gone() }
    }
    #expect(arm.meter.metrics().errors == 0)
  }

  private static let request = CompletionRequest(
    chat: [ChatMessage(role: .user, content: "I need a refill")],
    conversationID: ConversationID("c1"))

  private func desk() -> CompletionDesk {
    CompletionDesk(
      routes: self.routes, settings: CompletionSettings(), turns: TurnBuffer(),
      attention: WakeSignal(), clock: self.time.deployerClock)
  }

  private func install(_ live: ServingArm, standby: [ServingArm] = []) {
    self.routes.install(
      EnvironmentRoute(generation: 1, split: TrafficSplit(whole: live), standby: standby),
      in: .production)
  }

  private final class Pieces: Sendable {
    private let pieces = Mutex<[String]>([])
    var all: [String] { self.pieces.withLock { $0 } }
    func add(_ piece: String) { self.pieces.withLock { $0.append(piece) } }
  }
}
