import Testing

@testable import Deployer

@Suite struct AutoPromotionTests {
  private let fixture = DeployerFixture()

  @Test func `passes staging on when it has been live long enough, once`() async throws {
    let parts = try await self.fixture.open {
      $0.approvals.isRequired = false
      $0.stagingTestDuration = .seconds(3_600)
    }
    let version = try self.fixture.peers.add("v1")
    let staging = try await parts.deploy(version) { $0.autoPromote = true }
    self.fixture.time.advance(by: .seconds(3_599))
    #expect(try await parts.promotion.promoteDue().isEmpty)
    #expect(try await parts.store.deployments(in: .production, limit: 5).isEmpty)
    self.fixture.time.advance(by: .seconds(1))
    for _ in 0..<3 { #expect(try await parts.promotion.promoteDue().isEmpty) }
    let promoted = try await parts.store.deployments(in: .production, limit: 5)
    #expect(promoted.count == 1)
    #expect(promoted.first?.idempotencyKey == "promote:\(staging.id)")
    #expect(try await parts.carryOut(try #require(promoted.first).id).state == .live)
  }

  @Test func `waits for the approval where one is needed`() async throws {
    let parts = try await self.fixture.open { $0.stagingTestDuration = .zero }
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version) { $0.autoPromote = true }
    #expect(try await parts.promotion.promoteDue().isEmpty)
    let waiting = try #require(
      try await parts.store.deployments(in: .production, limit: 5).first)
    #expect(waiting.state == .awaitingApproval)
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    #expect(try await parts.carryOut(waiting.id).state == .live)
  }

  @Test func `leaves staging deployments alone that did not ask for it`() async throws {
    let parts = try await self.fixture.open {
      $0.approvals.isRequired = false
      $0.stagingTestDuration = .zero
    }
    try await parts.deploy(try self.fixture.peers.add("v1"))
    #expect(try await parts.promotion.promoteDue().isEmpty)
    #expect(try await parts.store.deployments(in: .production, limit: 5).isEmpty)
  }

  @Test func `reports what the rules do not permit`() async throws {
    let parts = try await self.fixture.open { $0.stagingTestDuration = .zero }
    let version = try self.fixture.peers.add("v1")
    let staging = try await parts.deploy(version) { $0.autoPromote = true }
    try self.fixture.peers.add("v1", outcome: "fail")
    let refusals = try await parts.promotion.promoteDue()
    #expect(refusals.map(\.deploymentID) == [staging.id])
    #expect(try await parts.promotion.promoteDue(passingOver: [staging.id]).isEmpty)
  }
}
