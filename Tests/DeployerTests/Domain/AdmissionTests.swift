import Foundation
import StoreKit
import Testing

@testable import Deployer

@Suite struct AdmissionTests {
  private let fixture = DeployerFixture()

  @Test func `gives back the first deployment of an idempotency key`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    let first = try await parts.deploy(version, key: "run:1:staging")
    let again = try await parts.deploy(version, key: "run:1:staging")
    #expect(again.id == first.id)
    #expect(try await parts.store.deployments(in: nil, limit: 10).count == 1)
  }

  @Test func `makes one deployment of simultaneous requests with one key`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    let ids = try await withThrowingTaskGroup(of: DeploymentID.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await parts.desk.deploy(
            DeployerParts.plan(version), idempotencyKey: "k", by: Initiator(name: "anna")
          ).id
        }
      }
      return try await group.reduce(into: Set<DeploymentID>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(try await parts.store.deployments(in: nil, limit: 50).count == 1)
  }

  @Test func `refuses an idempotency key for another request`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version, key: "k")
    await #expect(throws: DeployerError.idempotencyKeyReused("k")) {
      try await parts.deploy(version, to: .test, key: "k")
    }
  }

  @Test func `refuses a model version that the Trainer does not know`() async throws {
    let parts = try await self.fixture.open()
    await #expect(throws: DeployerError.unknownModel(ModelVersionID("nobody"))) {
      try await parts.deploy(ModelVersionID("nobody"))
    }
  }

  @Test(arguments: [DeploymentEnvironment.staging, .production])
  func `needs a verdict outside of test`(environment: DeploymentEnvironment) async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1", outcome: nil)
    let error = await #expect(throws: DeployerError.self) {
      try await parts.deploy(version, to: environment)
    }
    guard case .verdictMissing = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `takes a version without verdict into test`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1", outcome: nil)
    #expect(try await parts.deploy(version, to: .test).state == .live)
  }

  @Test func `lets into production only what staging has proven`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    let version = try self.fixture.peers.add("v1")
    let error = await #expect(throws: DeployerError.self) {
      try await parts.deploy(version, to: .production)
    }
    guard case .wrongState = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    try await parts.deploy(version, to: .staging)
    #expect(try await parts.deploy(version, to: .production).state == .live)
  }

  @Test func `does not take a rolled-back staging deployment as proof`() async throws {
    let parts = try await self.fixture.open { $0.approvals.isRequired = false }
    try await parts.deploy(try self.fixture.peers.add("v1"))
    let version = try self.fixture.peers.add("v2")
    let staging = try await parts.deploy(version)
    _ = try await parts.switchboard.rollBack(
      staging.id, .manual("bad", by: Initiator(name: "anna")))
    await #expect(throws: DeployerError.self) {
      try await parts.deploy(version, to: .production)
    }
  }

  @Test func `does not take a rehearsal in staging as proof`() async throws {
    let parts = try await self.fixture.open {
      $0.approvals.isRequired = false
      $0.allowsDrills = true
    }
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version) { $0.drill = Drill(errorRate: 1, addedLatencyMilliseconds: 0) }
    await #expect(throws: DeployerError.self) {
      try await parts.deploy(version, to: .production)
    }
  }

  @Test func `refuses rehearsals unless the operator allows them`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    await #expect(throws: DeployerError.drillsDisabled) {
      try await parts.deploy(version) {
        $0.drill = Drill(errorRate: 1, addedLatencyMilliseconds: 0)
      }
    }
    #expect(try await parts.store.deployments(in: nil, limit: 1).isEmpty)
    #expect(try await parts.auditTrail().map(\.outcome) == ["denied"])
  }
}
