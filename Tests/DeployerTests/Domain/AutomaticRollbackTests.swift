import Foundation
import ModelRuntime
import StoreKit
import Testing

@testable import Deployer

@Suite struct AutomaticRollbackTests {
  private let fixture = DeployerFixture()

  @Test func `rolls back a version that fails, as soon as chance is excluded`() async throws {
    let parts = try await self.fixture.open()
    let first = try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    self.fixture.loader.model("v2").fault = .fails
    for _ in 0..<19 { #expect(try await parts.ask().isFallback) }
    #expect(try await parts.watch.look().isEmpty)
    _ = try await parts.ask()
    let actions = try await parts.watch.look()
    guard case .rolledBack(second.id, let breach) = try #require(actions.first) else {
      Issue.record("\(actions)")
      return
    }
    #expect(breach == Breach(kind: .errorRate, measured: 1, limit: 0.05, requests: 20))

    let rolledBack = try #require(try await parts.store.deployment(second.id))
    #expect(rolledBack.state == .rolledBack)
    #expect(rolledBack.outcomeDetail == "error rate 100 % over 20 requests, limit 5 %")
    #expect(rolledBack.finalMetrics?.errors == 20)
    #expect(rolledBack.finalMetrics?.fallbacks == 20)
    #expect(rolledBack.rollbackMilliseconds != nil)
    let answer = try await parts.ask()
    #expect(answer.deploymentID == first.id)
    #expect(!answer.isFallback)
  }

  @Test func `tells of the breach before the rollback, in one transaction`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.fixture.peers.add("v1"))
    try await parts.release(try self.fixture.peers.add("v2"))
    self.fixture.loader.model("v2").fault = .fails
    for _ in 0..<20 { _ = try await parts.ask() }
    _ = try await parts.watch.look()
    let events = try await parts.events().suffix(2)
    #expect(events.map(\.type) == ["deployment-alert", "deployment-rolled-back"])
    let details = try events.map {
      try JSONDecoder().decode(DeployerEvent.Details.self, from: Data($0.data.utf8))
    }
    #expect(details[0].alert == "error-rate")
    #expect(details[0].severity == "critical")
    #expect(details[1].automatic == true)
    #expect(details[1].restoredModelVersionId == "v1")
    let audit = try #require(try await parts.auditTrail().last)
    #expect(audit.action == "deployment.roll-back")
    #expect(audit.actor == "service:deployer")
  }

  @Test func `takes the regular look only when the interval is over`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    #expect(try await parts.watch.look().isEmpty)
    // 3 of 40 is above 5 %, but no certainty: only the regular look acts on it.
    for _ in 0..<37 { _ = try await parts.ask() }
    self.fixture.loader.model("v2").fault = .fails
    for _ in 0..<3 { _ = try await parts.ask() }
    self.fixture.time.advance(by: .milliseconds(59_999))
    #expect(try await parts.watch.look().isEmpty)
    self.fixture.time.advance(by: .milliseconds(1))
    #expect(try await parts.watch.look().count == 1)
    #expect(try await parts.store.deployment(second.id)?.state == .rolledBack)
  }

  @Test func `rolls back a version that is too slow`() async throws {
    let parts = try await self.fixture.open { $0.allowsDrills = true }
    try await parts.release(try self.fixture.peers.add("v1"))
    let version = try self.fixture.peers.add("v2")
    try await parts.deploy(version)
    _ = try await parts.desk.approve(version, comment: "", by: Initiator(name: "bob"))
    let time = self.fixture.time
    self.fixture.loader.use(
      FrontDeskModel("v2", answering: { time.advance(by: .milliseconds(12)) }))
    // Not in memory any more, so that the slow one is loaded.
    await parts.pool.keep(only: [])
    let second = try await parts.deploy(version, to: .production, by: "carla") {
      $0.monitoring.responseTimeMilliseconds = 10_000
      $0.monitoring.throughput = 1
    }
    #expect(second.state == .live)
    let arm = try #require(parts.routes.route(of: .production)?.live)
    for _ in 0..<20 {
      arm.meter.record(.answered(in: .milliseconds(10_100), escalated: false))
    }
    let actions = try await parts.watch.look()
    guard case .rolledBack(second.id, let breach) = try #require(actions.first) else {
      Issue.record("\(actions)")
      return
    }
    #expect(breach.kind == .responseTime)
  }

  @Test func `leaves a healthy version alone`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.fixture.peers.add("v1"))
    let second = try await parts.release(try self.fixture.peers.add("v2"))
    for _ in 0..<200 { _ = try await parts.ask() }
    self.fixture.time.advance(by: .seconds(60))
    #expect(try await parts.watch.look().isEmpty)
    #expect(try await parts.store.deployment(second.id)?.state == .live)
  }

  @Test func `alerts once when there is nothing to go back to, and keeps serving`() async throws {
    let parts = try await self.fixture.open()
    let only = try await parts.release(try self.fixture.peers.add("v1"))
    self.fixture.loader.model("v1").fault = .fails
    for _ in 0..<20 { await #expect(throws: DeployerError.self) { try await parts.ask() } }
    for _ in 0..<3 {
      let actions = try await parts.watch.look()
      guard case .stuck(only.id, _, _) = try #require(actions.first) else {
        Issue.record("\(actions)")
        return
      }
    }
    let alerts = try await parts.events().filter { $0.type == "deployment-alert" }
    #expect(alerts.count == 2)
    #expect(try await parts.store.lastAlert()?.kind == .noRollbackTarget)
    #expect(try await parts.store.deployment(only.id)?.state == .live)
    self.fixture.loader.model("v1").fault = .none
    #expect(try await parts.ask().deploymentID == only.id)
  }

  @Test func `rolls back a rehearsal by the real path`() async throws {
    let parts = try await self.fixture.open { $0.allowsDrills = true }
    let version = try self.fixture.peers.add("v1")
    let first = try await parts.release(version)
    let drill = try await parts.deploy(version, to: .production, by: "carla") {
      $0.drill = Drill(errorRate: 0.9, addedLatencyMilliseconds: 0)
    }
    // The tests ran before the faults were armed.
    #expect(drill.state == .live)
    #expect(drill.probes.allSatisfy { $0.passed })
    for _ in 0..<20 { #expect(try await !parts.ask().reply.content.isEmpty) }
    #expect(try await parts.watch.look().count == 1)
    #expect(try await parts.store.deployment(drill.id)?.state == .rolledBack)
    #expect(try await parts.ask().deploymentID == first.id)
    for _ in 0..<20 { #expect(try await !parts.ask().isFallback) }
  }

  @Test func `says when the next look is due`() async throws {
    let parts = try await self.fixture.open()
    #expect(await parts.watch.timeUntilDue() == nil)
    try await parts.deploy(try self.fixture.peers.add("v1")) {
      $0.monitoring.collectionIntervalMilliseconds = 500
    }
    #expect(try await parts.watch.look().isEmpty)
    #expect(await parts.watch.timeUntilDue() == .milliseconds(500))
    self.fixture.time.advance(by: .milliseconds(200))
    #expect(await parts.watch.timeUntilDue() == .milliseconds(300))
  }
}
