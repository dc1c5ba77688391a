import Foundation
import RPCCore
import Testing

@testable import Deployer

@Suite struct RetirementAdmissionTests {
  private static let day = 86_400.0
  private let fixture = DeployerFixture()

  private func add(_ name: String, endsAfter days: Double) throws -> ModelVersionID {
    let end = self.fixture.time.now.addingTimeInterval(days * Self.day)
    return try self.fixture.peers.add(name) { version in
      version.record.lifecycle = ModelLifecycle(
        ends: [.init(stage: .shutdown, at: end, source: "table")],
        successor: .init(provider: "local", baseModel: nil, retrainBy: end))
    }
  }

  @Test func `keeps what ends soon out of production, and lets it into staging`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    let version = try self.add("v1", endsAfter: 29)
    #expect(try await parts.deploy(version).state == .live)
    let error = await #expect(throws: DeployerError.self) {
      try await parts.deploy(version, to: .production)
    }
    #expect(error?.rpcCode == .failedPrecondition)
    #expect(error?.rpcReason == "model-retiring")
    #expect(error?.description.contains("stops answering on 2027-02-13") == true)
    #expect(error?.description.contains("retrain at local by 2027-02-13") == true)
    #expect(try await parts.store.deployments(in: .production, limit: 1).isEmpty)
  }

  @Test func `lets what lives longer into production`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    let version = try self.add("v1", endsAfter: 31)
    try await parts.deploy(version)
    #expect(try await parts.deploy(version, to: .production).state == .live)
  }

  @Test func `goes by the horizon that is configured`() async throws {
    let parts = try await self.fixture.open {
      $0.approvals.isRequired = false
      $0.retirement.horizonDays = 5
    }
    let version = try self.add("v1", endsAfter: 6)
    try await parts.deploy(version)
    #expect(try await parts.deploy(version, to: .production).state == .live)
  }

  @Test func `looks again when the approval has come`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.add("v1", endsAfter: 40)
    try await parts.deploy(version)
    let waiting = try await parts.deploy(version, to: .production, by: "carla")
    #expect(waiting.state == .awaitingApproval)
    self.fixture.time.advance(by: .seconds(15 * Self.day))
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    let ended = try await parts.carryOut(waiting.id)
    #expect(ended.state == .failed)
    #expect(ended.outcomeDetail.contains("PROMOTION_RETIREMENT_HORIZON_DAYS"))
  }

  @Test func `is not passed on by itself either`() async throws {
    let parts = try await self.fixture.open {
      $0.approvals.isRequired = false
      $0.stagingTestDuration = .zero
    }
    let staging = try await parts.deploy(try self.add("v1", endsAfter: 10)) {
      $0.autoPromote = true
    }
    let refusals = try await parts.promotion.promoteDue()
    #expect(refusals.map(\.deploymentID) == [staging.id])
    #expect(refusals.first?.reason.rpcReason == "model-retiring")
  }

  @Test func `may be rolled back to all the same`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.add("v1", endsAfter: 40))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    self.fixture.time.advance(by: .seconds(35 * Self.day))
    _ = try await parts.switchboard.rollBack(
      second.id, .manual("complaints", by: Initiator(name: "anna")))
    #expect(try await parts.store.deployment(first.id)?.state == .live)
  }
}
