import Foundation
import Testing

@testable import Deployer

/// Each test ends the service in the middle and starts another one over the same directory.
@Suite struct CrashResumeTests {
  private let fixture = DeployerFixture()

  @Test func `goes on with a deployment that was accepted`() async throws {
    let before = try await self.fixture.open()
    let id = try await self.accept(before)
    try await before.crash()
    let after = try await self.fixture.open()
    #expect(try await after.store.nextInProgress(in: .staging)?.id == id)
    #expect(try await after.carryOut(id).state == .live)
    #expect(self.fixture.peers.artifactReads == 1)
  }

  @Test func `goes on with a deployment whose artefact had come half`() async throws {
    let before = try await self.fixture.open()
    let id = try await self.accept(before)
    let half = before.health.cache.directory.appending(path: ".incoming-crashed")
    try "half".write(to: half, atomically: false, encoding: .utf8)
    try await before.crash()
    #expect(try await self.fixture.open().carryOut(id).state == .live)
  }

  @Test func `tests again what was being tested`() async throws {
    let before = try await self.fixture.open()
    let id = try await self.accept(before)
    let preparing = try #require(try await before.store.deployment(id))
    #expect(try await before.runner.advance(preparing) == .advanced(.testing))
    try await before.crash()
    let after = try await self.fixture.open()
    let live = try await after.carryOut(id)
    #expect(live.transitions.map(\.state) == [.preparing, .testing, .live])
    // What was verified before is not fetched again.
    #expect(self.fixture.peers.artifactReads == 1)
  }

  @Test func `waits on for an approval`() async throws {
    let before = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    try await before.deploy(version)
    let waiting = try await before.deploy(version, to: .production, by: "carla")
    try await before.crash()
    let after = try await self.fixture.open()
    _ = try await after.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    #expect(try await after.carryOut(waiting.id).state == .live)
  }

  @Test func `serves exactly what was live, with its former versions on standby`() async throws {
    let before = try await self.fixture.open()
    let first = try await before.release(try self.fixture.peers.add("v1"))
    let second = try await before.release(try self.fixture.peers.add("v2"))
    try await before.crash()
    // Both peers away: everything needed lies in the service's own directory.
    self.fixture.peers.isTrainerAway = true
    self.fixture.peers.isEvaluatorAway = true
    let after = try await self.fixture.open()
    #expect(after.missing.isEmpty)
    #expect(try await after.ask().deploymentID == second.id)
    let back = try await after.switchboard.rollBack(
      second.id, .manual("", by: Initiator(name: "anna")))
    #expect(back.state == .rolledBack)
    #expect(try await after.ask().deploymentID == first.id)
  }

  @Test func `stays rolled back`() async throws {
    let before = try await self.fixture.open()
    let first = try await before.release(try self.fixture.peers.add("v1"))
    let second = try await before.release(try self.fixture.peers.add("v2"))
    _ = try await before.switchboard.rollBack(
      second.id, .manual("", by: Initiator(name: "anna")))
    try await before.crash()
    let after = try await self.fixture.open()
    #expect(try await after.ask().deploymentID == first.id)
    #expect(try await after.store.deployment(second.id)?.state == .rolledBack)
  }

  @Test func `lets the former version answer while the live one is fetched again`() async throws {
    let before = try await self.fixture.open()
    let first = try await before.release(try self.fixture.peers.add("v1"))
    let second = try await before.release(try self.fixture.peers.add("v2"))
    let file = try before.health.cache.verified(second.digest).url.appending(path: "model.txt")
    try await before.crash()
    try "rot".write(to: file, atomically: false, encoding: .utf8)

    let after = try await self.fixture.open()
    // The same bytes are live in staging, too.
    #expect(after.missing.map(\.digest) == [second.digest, second.digest])
    #expect(try await after.store.lastAlert()?.kind == .versionUnavailable)
    let covered = try await after.ask()
    #expect(covered.deploymentID == first.id)
    #expect(covered.isFallback)

    #expect(try await after.restoration.retry(after.missing).isEmpty)
    let answered = try await after.ask()
    #expect(answered.deploymentID == second.id)
    #expect(!answered.isFallback)
  }

  @Test func `arms a rehearsal again that was live`() async throws {
    let before = try await self.fixture.open { $0.allowsDrills = true }
    try await before.release(try self.fixture.peers.add("v1"))
    let version = try self.fixture.peers.add("v2")
    try await before.deploy(version)
    _ = try await before.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    let drill = try await before.deploy(version, to: .production, by: "carla") {
      $0.drill = Drill(errorRate: 1, addedLatencyMilliseconds: 0)
    }
    try await before.crash()
    let after = try await self.fixture.open()
    #expect(try await after.ask().isFallback)
    #expect(after.routes.route(of: .production)?.live.deploymentID == drill.id)
  }

  private func accept(_ parts: DeployerParts) async throws -> DeploymentID {
    try await parts.desk.deploy(
      DeployerParts.plan(try self.fixture.peers.add("v1")), idempotencyKey: nil,
      by: Initiator(name: "anna")
    ).id
  }
}
