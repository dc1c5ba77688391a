import FoundationEssentials
import StoreKit
import Testing

@testable import Deployer

@Suite struct ApprovalTests {
  private let fixture = DeployerFixture()

  @Test func `lets a waiting production deployment go on`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    let waiting = try await parts.deploy(version, to: .production, by: "carla")
    #expect(waiting.state == .awaitingApproval)
    #expect(waiting.transitions.map(\.state) == [.awaitingApproval])

    let approval = try await parts.desk.approve(
      version, comment: "looks good", by: Initiator(name: "bob"))
    let live = try await parts.carryOut(waiting.id)
    #expect(live.state == .live)
    #expect(live.approval == approval)
    #expect(
      live.transitions.map(\.state) == [.awaitingApproval, .preparing, .testing, .live])
  }

  @Test func `given again by a caller whom no answer reached is the first one`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    let bob = Initiator(name: "bob")
    let first = try await parts.desk.approve(version, comment: "looks good", by: bob)
    #expect(try await parts.desk.approve(version, comment: "looks good", by: bob) == first)
    let other = try await parts.desk.approve(version, comment: "looked again", by: bob)
    #expect(other.id != first.id)
    #expect(try await parts.store.approvals(of: first.digest).count == 2)
  }

  @Test func `given again much later is another one`() {
    func approval(_ seconds: TimeInterval) -> Approval {
      Approval(
        id: ApprovalID("a\(seconds)"), modelVersionID: ModelVersionID("v"),
        digest: ModelDigest("d"), evaluationID: EvaluationID("e"), approvedBy: "bob", comment: "",
        approvedAt: Date(timeIntervalSince1970: seconds),
        expiresAt: Date(timeIntervalSince1970: seconds + 3600))
    }
    #expect(approval(899).repeats(approval(0)))
    #expect(!approval(900).repeats(approval(0)))
  }

  @Test func `given first, lets production go ahead at once`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    #expect(try await parts.release(version).state == .live)
  }

  @Test func `is refused to whoever asked for the run`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1", runRequestedBy: "bob")
    try await parts.deploy(version)
    await Self.expectSameIdentity {
      _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    }
  }

  @Test func `is refused to whoever asked for the staging deployment`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version, by: "bob")
    await Self.expectSameIdentity {
      _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    }
  }

  @Test func `is refused to whoever asked for the waiting production deployment`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    let waiting = try await parts.deploy(version, to: .production, by: "bob")
    await Self.expectSameIdentity {
      _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    }
    #expect(try await parts.store.deployment(waiting.id)?.state == .awaitingApproval)
    #expect(try await parts.store.approvals(of: waiting.digest).isEmpty)
  }

  @Test func `does not carry the production deployment of its own author`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    await Self.expectSameIdentity {
      try await parts.deploy(version, to: .production, by: "bob")
    }
  }

  @Test func `counts no more once it has expired`() async throws {
    let parts = try await self.fixture.open { $0.approvals.lifetime = .seconds(60) }
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    self.fixture.time.advance(by: .seconds(60))
    let deployment = try await parts.deploy(version, to: .production, by: "carla")
    #expect(deployment.state == .awaitingApproval)
  }

  @Test func `that runs out during the tests sends the deployment back to wait`() async throws {
    let parts = try await self.fixture.open { $0.approvals.lifetime = .seconds(60) }
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    let accepted = try await parts.desk.deploy(
      DeployerParts.plan(version, to: .production, by: "carla"), idempotencyKey: nil,
      by: Initiator(name: "carla"))
    self.fixture.time.advance(by: .seconds(60))
    let waiting = try await parts.carryOut(accepted.id)
    #expect(waiting.state == .awaitingApproval)
    #expect(parts.routes.route(of: .production) == nil)

    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    #expect(try await parts.carryOut(accepted.id).state == .live)
  }

  @Test func `is void after another evaluation`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1", evaluation: "first")
    try await parts.deploy(version)
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    try self.fixture.peers.add("v1", evaluation: "second")
    let deployment = try await parts.deploy(version, to: .production, by: "carla")
    #expect(deployment.state == .awaitingApproval)
  }

  @Test func `needs a version that staging has proven`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    let error = await #expect(throws: DeployerError.self) {
      _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    }
    guard case .wrongState = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `is not asked for when the operator does not want it`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    let deployment = try await parts.deploy(version, to: .production)
    #expect(deployment.state == .live)
    #expect(deployment.approval == nil)
  }

  @Test func `is waited for by one deployment of a version at a time`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    try await parts.deploy(version, to: .production, by: "carla")
    let error = await #expect(throws: DeployerError.self) {
      try await parts.deploy(version, to: .production, by: "dora")
    }
    guard case .approvalMissing = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `leaves a trace in the audit trail, granted or denied`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version, by: "anna")
    await Self.expectSameIdentity {
      _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "anna"))
    }
    _ = try await parts.desk.approve(
      version, comment: "", by: Initiator(name: "bob", roles: ["admin"], requestID: "r-1"))
    let approvals = try await parts.auditTrail().filter { $0.action == "model.approve" }
    #expect(approvals.map(\.actor) == ["anna", "bob"])
    #expect(approvals.map(\.outcome) == ["denied", "succeeded"])
    #expect(approvals.last?.requestID == "r-1")
    #expect(approvals.last?.roles == "admin")
  }

  private static func expectSameIdentity(_ body: () async throws -> Void) async {
    let error = await #expect(throws: DeployerError.self) { try await body() }
    guard case .approvalBySameIdentity = error else {
      Issue.record("\(String(describing: error)) is no refusal of the same identity")
      return
    }
  }
}
