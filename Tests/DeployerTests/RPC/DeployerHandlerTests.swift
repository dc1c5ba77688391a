import API
import RPCCore
import RPCInProcess
import StoreKit
import SwiftProtobuf
import Testing

@testable import Deployer

@Suite struct DeployerHandlerTests {
  private let fixture = DeployerFixture()

  @Test func `serves the way from deployment to answer`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1").rawValue
    let client = Self.client(parts)
    let accepted = try await client.deploy(
      Self.request(version, .staging), options: Self.by("anna"))
    #expect(accepted.state == .preparing)
    #expect(accepted.requestedBy == "anna")
    try await parts.carryOut(DeploymentID(accepted.id))
    let approval = try await client.approve(
      .with {
        $0.modelVersionID = version
        $0.comment = "good"
      }, options: Self.by("bob"))
    #expect(approval.approvedBy == "bob")
    #expect(approval.expiresAtMs - approval.approvedAtMs == 24 * 3_600_000)
    let production = try await client.deploy(
      Self.request(version, .production), options: Self.by("carla"))
    try await parts.carryOut(DeploymentID(production.id))

    let answer = try await client.complete(Self.question(), options: Self.by("assistant"))
    #expect(answer.content == "[v1] I can help with your prescription.")
    #expect(answer.category == .prescription)
    #expect(answer.disposition == "answer")
    #expect(answer.deploymentID == production.id)
    #expect(answer.confidence == 0.9)

    let live = try await client.getDeployment(
      .with { $0.id = production.id }, options: Self.by("anna"))
    #expect(live.state == .live)
    #expect(live.metrics.requests == 1)
    #expect(live.approval.approvedBy == "bob")
    #expect(live.probes.count == 10)
    #expect(live.transitions.map(\.state) == [.preparing, .testing, .live])
  }

  @Test func `streams an answer with its facts at the end`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.fixture.peers.add("v1"))
    let stream = try await Self.client(parts).streamComplete(
      Self.question(), options: Self.by("assistant"))
    var (text, final): (String, Reddytalk_Deployer_V1_CompleteResponse?) = ("", nil)
    for try await chunk in stream {
      text += chunk.delta
      if chunk.hasFinal { final = chunk.final }
    }
    #expect(text == "[v1] I can help with your prescription.")
    #expect(final?.content == "")
    #expect(final?.modelVersionID == "v1")
    #expect(final?.category == .prescription)
  }

  @Test func `shows each environment`() async throws {
    let parts = try await self.fixture.open()
    let deployment = try await parts.deploy(try self.fixture.peers.add("v1"))
    let response = try await Self.client(parts).getEnvironments(.init(), options: Self.by("anna"))
    #expect(response.environments.map(\.environment) == [.test, .staging, .production])
    #expect(
      response.environments.map(\.liveDeploymentID) == ["", deployment.id.rawValue, ""])
    #expect(response.environments.map(\.hasMetrics) == [false, true, false])
  }

  @Test func `lists deployments, newest first, of one environment or all`() async throws {
    let parts = try await self.fixture.open()
    var ids: [String] = []
    for (name, environment) in [
      ("v1", DeploymentEnvironment.staging), ("v2", .test), ("v3", .staging),
    ] {
      self.fixture.time.advance(by: .seconds(1))
      ids.append(
        try await parts.deploy(try self.fixture.peers.add(name), to: environment).id.rawValue)
    }
    let client = Self.client(parts)
    let all = try await client.listDeployments(.init(), options: Self.by("anna"))
    #expect(all.deployments.map(\.id) == ids.reversed())
    let staging = try await client.listDeployments(
      .with {
        $0.environment = .staging
        $0.limit = 1
      }, options: Self.by("anna"))
    #expect(staging.deployments.map(\.id) == [ids[2]])
  }

  @Test func `follows what happens`() async throws {
    let parts = try await self.fixture.open()
    try await parts.deploy(try self.fixture.peers.add("v1"))
    let stream = try await Self.client(parts).watch(.init(), options: Self.by("anna"))
    var iterator = stream.makeAsyncIterator()
    let first = try #require(try await iterator.next())
    #expect(first.type == "model-deployment-completed")
    #expect(first.sequence == 1)
    try await parts.deploy(try self.fixture.peers.add("v2"))
    let second = try #require(try await iterator.next())
    #expect(second.sequence == 2)
    #expect(second.dataJson.contains("\"previousModelVersionId\":\"v1\""))
  }

  @Test(arguments: [
    ("missing", RPCError.Code.notFound, "unknown-model"),
    ("failed", .failedPrecondition, "verdict-missing"),
    ("unstaged", .failedPrecondition, "wrong-state"),
  ])
  func `tells refusals by code and reason`(
    name: String, code: RPCError.Code, reason: String
  ) async throws {
    let parts = try await self.fixture.open()
    try self.fixture.peers.add("failed", outcome: "fail")
    try self.fixture.peers.add("unstaged")
    let client = Self.client(parts)
    await Self.expect(code, reason) {
      _ = try await client.deploy(Self.request(name, .production), options: Self.by("anna"))
    }
  }

  @Test func `tells wrong fields, unknown ids and missing permission apart`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1").rawValue
    let client = Self.client(parts)
    await Self.expect(.invalidArgument, "invalid-parameters") {
      _ = try await client.deploy(Self.request(version, .unspecified), options: Self.by("anna"))
    }
    await Self.expect(.notFound, "not-found") {
      _ = try await client.getDeployment(.with { $0.id = "none" }, options: Self.by("anna"))
    }
    await Self.expect(.failedPrecondition, "service-unavailable") {
      _ = try await client.complete(Self.question(), options: Self.by("anna"))
    }
    await Self.expect(.permissionDenied, "forbidden") {
      var request = Self.request(version, .staging)
      request.drill = .with { $0.errorRate = 1 }
      _ = try await client.deploy(request, options: Self.by("anna"))
    }
    await Self.expect(.invalidArgument, "invalid-parameters") {
      var question = Self.question()
      question.messages[0].role = "doctor"
      _ = try await client.complete(question, options: Self.by("anna"))
    }
    try await parts.deploy(ModelVersionID(version), by: "anna")
    await Self.expect(.permissionDenied, "approval-by-same-identity") {
      _ = try await client.approve(
        .with { $0.modelVersionID = version }, options: Self.by("anna"))
    }
    self.fixture.peers.isTrainerAway = true
    await Self.expect(.unavailable, "service-unavailable") {
      _ = try await client.deploy(Self.request(version, .test), options: Self.by("anna"))
    }
  }

  @Test func `does not let a person act under another's name`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1").rawValue
    try await parts.deploy(ModelVersionID(version), by: "anna")
    await Self.expect(.invalidArgument, "invalid-parameters") {
      _ = try await Self.client(parts).approve(
        .with {
          $0.modelVersionID = version
          $0.approvedBy = "bob"
        }, options: Self.by("anna"))
    }
    #expect(try await parts.auditTrail().allSatisfy { $0.action != "model.approve" })
  }

  @Test func `takes the Trainer's word for whom it deploys`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1").rawValue
    var request = Self.request(version, .staging)
    request.requestedBy = "anna"
    let deployment = try await Self.client(parts, peer: "trainer").deploy(
      request, options: .defaults)
    #expect(deployment.requestedBy == "anna")
  }

  @Test(arguments: ["collector", "evaluator", "stranger"])
  func `denies every method to whoever has no business here`(peer: String) async throws {
    let parts = try await self.fixture.open()
    let client = Self.client(parts, peer: peer)
    await Self.expect(.permissionDenied, nil) {
      _ = try await client.getEnvironments(.init())
    }
    await Self.expect(.permissionDenied, nil) { _ = try await client.complete(Self.question()) }
  }

  @Test func `lets the Trainer deploy, but neither approve nor roll back nor ask`() async throws {
    let parts = try await self.fixture.open()
    let client = Self.client(parts, peer: "trainer")
    _ = try await client.getEnvironments(.init())
    _ = try await client.listDeployments(.init())
    await Self.expect(.permissionDenied, nil) { _ = try await client.approve(.init()) }
    await Self.expect(.permissionDenied, nil) { _ = try await client.rollback(.init()) }
    await Self.expect(.permissionDenied, nil) { _ = try await client.complete(Self.question()) }
  }

  // MARK: Arrangement

  private static func client(
    _ parts: DeployerParts, peer: String = "gateway"
  ) -> DeployerClient {
    var router = RPCRouter()
    parts.handler.register(in: &router)
    return DeployerClient(
      InProcessTransport(
        router: router, peer: PeerIdentity(name: peer), access: DeployerAccess.policy))
  }

  private static func by(_ actor: String) -> CallOptions {
    CallOptions(metadata: ["x-actor": actor, "x-roles": "admin"])
  }

  private static func request(
    _ version: String, _ environment: Reddytalk_Deployer_V1_Environment
  ) -> Reddytalk_Deployer_V1_DeployRequest {
    .with {
      $0.modelVersionID = version
      $0.environment = environment
    }
  }

  private static func question() -> Reddytalk_Deployer_V1_CompleteRequest {
    .with {
      $0.conversationID = "c1"
      $0.messages = [
        .with {
          $0.role = "user"
          $0.content = "I need a refill"
        }
      ]
    }
  }

  private static func expect(
    _ code: RPCError.Code, _ reason: String?, _ body: () async throws -> Void
  ) async {
    let error = await #expect(throws: RPCError.self) { try await body() }
    #expect(error?.code == code)
    if let reason { #expect(error?.metadata["x-reason"] == reason) }
  }
}
