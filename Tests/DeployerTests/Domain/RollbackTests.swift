import Foundation
import Testing

@testable import Deployer

@Suite struct RollbackTests {
  private let fixture = DeployerFixture()
  private let anna = Initiator(name: "anna")

  @Test func `puts back what was live before`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    #expect(second.previous?.deploymentID == first.id)
    #expect(try await parts.store.deployment(first.id)?.state == .superseded)

    let back = try await parts.switchboard.rollBack(
      second.id, .manual("complaints", by: self.anna))
    #expect(back.state == .rolledBack)
    #expect(back.outcomeDetail == "complaints")
    #expect(back.rollbackMilliseconds != nil)
    let restored = try #require(try await parts.store.deployment(first.id))
    #expect(restored.state == .live)
    #expect(try await parts.ask().deploymentID == first.id)
    #expect(try await parts.ask().isFallback == false)
  }

  @Test func `tells followers what was restored`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    _ = try await parts.switchboard.rollBack(second.id, .manual("x", by: self.anna))
    let event = try #require(try await parts.events().last)
    #expect(event.type == "deployment-rolled-back")
    let details = try JSONDecoder().decode(
      DeployerEvent.Details.self, from: Data(event.data.utf8))
    #expect(details.deploymentId == second.id.rawValue)
    #expect(details.restoredDeploymentId == first.id.rawValue)
    #expect(details.restoredModelVersionId == "v1")
    #expect(details.automatic == false)
    #expect(details.rollbackMs != nil)
  }

  @Test func `repeated, changes nothing`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    let once = try await parts.switchboard.rollBack(second.id, .manual("x", by: self.anna))
    let sequence = try await parts.lastEventSequence()
    let twice = try await parts.switchboard.rollBack(second.id, .manual("y", by: self.anna))
    #expect(twice == once)
    #expect(try await parts.lastEventSequence() == sequence)
  }

  @Test func `asked for many times at once, happens once`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    let anna = self.anna
    try await withThrowingTaskGroup(of: DeploymentState.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try await parts.switchboard.rollBack(second.id, .manual("x", by: anna)).state
        }
      }
      for try await state in group { #expect(state == .rolledBack) }
    }
    let rollbacks = try await parts.events().filter { $0.type == "deployment-rolled-back" }
    #expect(rollbacks.count == 1)
    #expect(try await parts.ask().deploymentID == first.id)
  }

  @Test func `goes back step by step`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    let third = try await parts.release(try self.fixture.peers.add("v3"))
    _ = try await parts.switchboard.rollBack(third.id, .manual("x", by: self.anna))
    #expect(try await parts.ask().deploymentID == second.id)
    _ = try await parts.switchboard.rollBack(second.id, .manual("x", by: self.anna))
    #expect(try await parts.ask().deploymentID == first.id)
  }

  @Test func `is refused when there is nothing to go back to`() async throws {
    let parts = try await self.fixture.open()
    let only = try await parts.release(try self.fixture.peers.add("v1"))
    await self.expectWrongState {
      _ = try await parts.switchboard.rollBack(only.id, .manual("x", by: self.anna))
    }
    #expect(try await parts.ask().deploymentID == only.id)
  }

  @Test func `is refused for a deployment that another one has replaced`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.fixture.peers.add("v1"))
    try await parts.release(try self.fixture.peers.add("v2"))
    await self.expectWrongState {
      _ = try await parts.switchboard.rollBack(first.id, .manual("x", by: self.anna))
    }
  }

  @Test func `withdraws a deployment that waits for approval`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await parts.deploy(version)
    let waiting = try await parts.deploy(version, to: .production)
    let withdrawn = try await parts.switchboard.rollBack(
      waiting.id, .manual("not now", by: self.anna))
    #expect(withdrawn.state == .failed)
    #expect(withdrawn.outcomeDetail.contains("not now"))
  }

  @Test func `names a deployment that does not exist`() async throws {
    let parts = try await self.fixture.open()
    await #expect(throws: DeployerError.unknownDeployment(DeploymentID("none"))) {
      _ = try await parts.switchboard.rollBack(
        DeploymentID("none"), .manual("x", by: self.anna))
    }
  }

  private func expectWrongState(_ body: () async throws -> Void) async {
    let error = await #expect(throws: DeployerError.self) { try await body() }
    guard case .wrongState = error else {
      Issue.record("\(String(describing: error)) is no wrong state")
      return
    }
  }
}
