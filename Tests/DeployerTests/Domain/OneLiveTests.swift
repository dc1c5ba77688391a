import GRDB
import Testing

@testable import Deployer

/// Exactly one version is live in an environment at every instant, whatever happens at once.
@Suite struct OneLiveTests {
  private let fixture = DeployerFixture()

  @Test func `the store refuses a second live deployment by itself`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.deploy(try self.fixture.peers.add("v1"))
    let second = try await parts.deploy(try self.fixture.peers.add("v2"))
    #expect(second.state == .live)
    let error = await #expect(throws: DatabaseError.self) {
      try await parts.forceState(.live, of: first.id)
    }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE)
  }

  @Test func `holds while deployments and rollbacks run at the same time`() async throws {
    let parts = try await self.fixture.open()
    try await parts.deploy(try self.fixture.peers.add("base"))
    var tested: [DeploymentID] = []
    for number in 0..<12 {
      tested.append(try await self.tested("v\(number)", parts))
    }
    let isDone = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await Self.watch(parts, until: isDone) }
      try await Self.storm(tested, parts)
      isDone.raise()
      try await group.waitForAll()
    }
    let stored = try #require(
      try await parts.store.route(of: .staging, standbyLimit: 2))
    let inForce = try #require(parts.routes.route(of: .staging))
    #expect(inForce.live.deploymentID == stored.live.id)
    #expect(inForce.generation == stored.generation)
    #expect(try await parts.ask(in: .staging).deploymentID == stored.live.id)
  }

  @Test func `a late switch does not undo a newer one in memory`() throws {
    let routes = RouteTable()
    let time = DeployerTime()
    let (older, newer) = (
      Self.route(generation: 4, "old", time), Self.route(generation: 5, "new", time)
    )
    #expect(routes.install(newer, in: .staging))
    #expect(!routes.install(older, in: .staging))
    #expect(routes.route(of: .staging)?.live.deploymentID == DeploymentID("new"))
  }

  /// Brings a version as far as its tests.
  private func tested(_ name: String, _ parts: DeployerParts) async throws -> DeploymentID {
    let accepted = try await parts.desk.deploy(
      DeployerParts.plan(try self.fixture.peers.add(name)), idempotencyKey: nil,
      by: Initiator(name: "anna"))
    _ = try await parts.runner.advance(accepted)
    return accepted.id
  }

  /// Lets all go live at once, and rolls back whatever is live meanwhile.
  private static func storm(_ tested: [DeploymentID], _ parts: DeployerParts) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in tested {
        group.addTask { _ = try await parts.switchboard.goLive(id, approval: nil) }
        group.addTask {
          guard let live = parts.routes.route(of: .staging)?.live.deploymentID else { return }
          do {
            _ = try await parts.switchboard.rollBack(
              live, .manual("storm", by: Initiator(name: "anna")))
          } catch DeployerError.wrongState {
            // Somebody else replaced it first, or it is the last one.
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private static func watch(_ parts: DeployerParts, until isDone: Flag) async throws {
    while !isDone.isRaised {
      #expect(try await parts.liveCount(in: .staging) == 1)
      #expect(parts.routes.route(of: .staging)?.split.shares.count == 1)
    }
  }

  private static func route(
    generation: Int64, _ name: String, _ time: DeployerTime
  ) -> EnvironmentRoute {
    EnvironmentRoute(
      generation: generation, split: TrafficSplit(whole: TestArm.make(name, time)), standby: [])
  }
}
