import Foundation
import Testing

@testable import Deployer

@Suite struct ArtifactKeeperTests {
  private let fixture = DeployerFixture()

  /// Brings versions into staging one after the other, fetched a minute apart.
  private func deploy(_ names: [String], _ parts: DeployerParts) async throws -> [ModelDigest] {
    var digests: [ModelDigest] = []
    for (number, name) in names.enumerated() {
      let id = try self.fixture.peers.add(name)
      try await parts.deploy(id)
      let digest = try self.fixture.peers.record(id).digest
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_800_000_000 + 60 * Double(number))],
        ofItemAtPath: parts.runner.cache.directory
          .appending(path: try #require(digest.hexadecimal)).path(percentEncoded: false))
      digests.append(digest)
    }
    return digests
  }

  @Test func `keeps what is live and what a rollback goes back to`() async throws {
    let parts = try await self.fixture.open {
      $0.standbyLimit = 1
      $0.spareArtifacts = 0
    }
    let digests = try await self.deploy(["v1", "v2", "v3", "v4"], parts)
    let outcome = try await parts.keeper.tidy()
    #expect(Set(outcome.removed) == [digests[0], digests[1]])
    #expect(Set(parts.runner.cache.digests) == [digests[2], digests[3]])
    #expect(try await parts.keeper.tidy() == ArtifactKeeper.Outcome())
    // Nothing half-removed stays.
    let names = try FileManager.default.contentsOfDirectory(
      atPath: parts.runner.cache.directory.path(percentEncoded: false))
    #expect(names.count == 2)
  }

  @Test func `keeps the newest of those that nothing needs`() async throws {
    let parts = try await self.fixture.open {
      $0.standbyLimit = 1
      $0.spareArtifacts = 1
    }
    let digests = try await self.deploy(["v1", "v2", "v3", "v4"], parts)
    #expect(try await parts.keeper.tidy().removed == [digests[0]])
    #expect(parts.runner.cache.digests.contains(digests[1]))
  }

  @Test func `keeps what waits for a person, and what another environment serves`() async throws {
    let parts = try await self.fixture.open {
      $0.standbyLimit = 1
      $0.spareArtifacts = 0
    }
    let first = try self.fixture.peers.add("first")
    try await parts.deploy(first)
    let waiting = try await parts.deploy(first, to: .production, by: "carla")
    #expect(waiting.state == .awaitingApproval)
    let second = try self.fixture.peers.add("second")
    try await parts.deploy(second, to: .test)
    _ = try await self.deploy(["v1", "v2", "v3"], parts)
    _ = try await parts.keeper.tidy()
    let kept = parts.runner.cache.digests
    #expect(kept.contains(try self.fixture.peers.record(first).digest))
    #expect(kept.contains(try self.fixture.peers.record(second).digest))
    #expect(!kept.contains(try self.fixture.peers.record(ModelVersionID("v1")).digest))
  }

  @Test func `keeps what a route shares traffic with, whatever the store says`() async throws {
    let parts = try await self.fixture.open {
      $0.standbyLimit = 1
      $0.spareArtifacts = 0
    }
    let digests = try await self.deploy(["v1", "v2", "v3"], parts)
    let route = try #require(parts.routes.route(of: .staging))
    let deployments = try await parts.store.deployments(in: .staging, limit: 10)
    let former = try #require(deployments.first { $0.digest == digests[0] })
    let arm = ServingArm(
      former, model: FrontDeskModel("v1"), clock: self.fixture.time.deployerClock)
    parts.routes.install(
      EnvironmentRoute(
        generation: route.generation,
        split: TrafficSplit([
          .init(arm: route.live, basisPoints: 9_000), .init(arm: arm, basisPoints: 1_000),
        ]), standby: route.standby), in: .staging)
    #expect(try await parts.keeper.tidy().removed.isEmpty)
  }

  @Test func `fetches again what a further rollback would go back to`() async throws {
    let parts = try await self.fixture.open {
      $0.standbyLimit = 1
      $0.spareArtifacts = 0
    }
    let digests = try await self.deploy(["v1", "v2", "v3"], parts)
    _ = try await parts.keeper.tidy()
    let live = try #require(parts.routes.route(of: .staging)?.live.deploymentID)
    _ = try await parts.switchboard.rollBack(
      live, .manual("bad", by: Initiator(name: "anna")))
    let outcome = try await parts.keeper.tidy()
    #expect(outcome.removed == [digests[2]])
    #expect(outcome.fetched == [digests[0]])
    #expect(try parts.runner.cache.verified(digests[0]).read("model.txt") == Data("v1".utf8))
  }
}
