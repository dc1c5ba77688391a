import Testing

@testable import Deployer

@Suite struct DeploymentRunnerTests {
  private let fixture = DeployerFixture()

  @Test func `fetches, tests and switches`() async throws {
    let parts = try await self.fixture.open()
    let deployment = try await parts.deploy(try self.fixture.peers.add("v1"))
    #expect(deployment.transitions.map(\.state) == [.preparing, .testing, .live])
    #expect(deployment.probes.count == 10)
    #expect(deployment.evaluationID == EvaluationID("eval-v1"))
    #expect(deployment.switchMilliseconds != nil)
    #expect(try await parts.ask(in: .staging).modelVersionID == ModelVersionID("v1"))
    #expect(try await parts.events().map(\.type) == ["model-deployment-completed"])
  }

  @Test func `switches nothing when the tests fail`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.deploy(try self.fixture.peers.add("v1"))
    self.fixture.loader.use(FrontDeskModel("v2", fault: .missesEmergencies))
    let second = try await parts.deploy(try self.fixture.peers.add("v2"))
    #expect(second.state == .failed)
    #expect(second.outcomeDetail.contains("emergency-chest-pain"))
    #expect(second.probes.contains { !$0.passed })
    #expect(try await parts.store.deployment(first.id)?.state == .live)
    #expect(try await parts.ask(in: .staging).deploymentID == first.id)
    let alerts = try await parts.events().filter { $0.type == "deployment-alert" }
    #expect(alerts.count == 1)
    #expect(alerts.first?.data.contains("deployment-failed") == true)
  }

  @Test func `fails a deployment whose artefact is refused`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1") { $0.files[1].content.append(0x21) }
    let deployment = try await parts.deploy(version)
    #expect(deployment.state == .failed)
    #expect(deployment.outcomeDetail == "model.txt is not what the manifest says")
    #expect(parts.routes.route(of: .staging) == nil)
  }

  @Test func `fails a deployment whose artefact cannot be served`() async throws {
    let parts = try await self.fixture.open()
    let deployment = try await parts.deploy(try self.fixture.peers.add("unloadable-1"))
    #expect(deployment.state == .failed)
    #expect(deployment.outcomeDetail.contains("cannot be served"))
  }

  @Test func `fails a deployment whose verdict was withdrawn meanwhile`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    let accepted = try await parts.desk.deploy(
      DeployerParts.plan(version), idempotencyKey: nil, by: Initiator(name: "anna"))
    try self.fixture.peers.add("v1", outcome: "fail")
    let deployment = try await parts.carryOut(accepted.id)
    #expect(deployment.state == .failed)
    #expect(deployment.outcomeDetail.contains("no passing verdict"))
  }

  @Test func `waits for a service that is away, and goes on when it is back`() async throws {
    let parts = try await self.fixture.open()
    let accepted = try await self.accept(parts)
    self.fixture.peers.isTrainerAway = true
    #expect(try await parts.carryOut(accepted).state == .preparing)
    self.fixture.time.advance(by: .seconds(100))
    #expect(try await parts.carryOut(accepted).state == .preparing)
    self.fixture.peers.isTrainerAway = false
    #expect(try await parts.carryOut(accepted).state == .live)
  }

  @Test func `fails when its patience is over`() async throws {
    let parts = try await self.fixture.open { $0.patience = .seconds(100) }
    let accepted = try await self.accept(parts)
    self.fixture.peers.isEvaluatorAway = true
    #expect(try await parts.carryOut(accepted).state == .preparing)
    self.fixture.time.advance(by: .seconds(100))
    let deployment = try await parts.carryOut(accepted)
    #expect(deployment.state == .failed)
    #expect(deployment.outcomeDetail.contains("the Evaluator"))
  }

  @Test func `is not resurrected after it was withdrawn`() async throws {
    let parts = try await self.fixture.open()
    let accepted = try await self.accept(parts)
    let preparing = try #require(try await parts.store.deployment(accepted))
    let withdrawn = try await parts.switchboard.rollBack(
      accepted, .manual("changed my mind", by: Initiator(name: "anna")))
    #expect(withdrawn.state == .failed)
    // The job still holds the deployment as it was.
    _ = try await parts.runner.advance(preparing)
    #expect(try await parts.store.deployment(accepted)?.state == .failed)
    #expect(parts.routes.route(of: .staging) == nil)
  }

  @Test func `warns when fewer requests a second are possible than wanted`() async throws {
    let time = self.fixture.time
    self.fixture.loader.use(
      FrontDeskModel("v1", answering: { time.advance(by: .milliseconds(15)) }))
    let parts = try await self.fixture.open()
    let deployment = try await parts.deploy(try self.fixture.peers.add("v1")) {
      $0.monitoring.throughput = 100
      $0.monitoring.responseTimeMilliseconds = 600_000
    }
    #expect(deployment.state == .live)
    #expect(try await parts.store.lastAlert()?.kind == .throughput)
  }

  private func accept(_ parts: DeployerParts) async throws -> DeploymentID {
    try await parts.desk.deploy(
      DeployerParts.plan(try self.fixture.peers.add("v1")), idempotencyKey: nil,
      by: Initiator(name: "anna")
    ).id
  }
}
