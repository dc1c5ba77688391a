import Foundation
import Testing

@testable import Deployer

@Suite struct LifecycleWatchTests {
  private static let day = Duration.seconds(86_400)
  private let fixture = DeployerFixture()

  /// A version that stops answering so many days after the beginning.
  private func add(
    _ name: String, endsAfter days: Double?, idleDays: Int? = nil
  ) throws -> ModelVersionID {
    let end = days.map { self.fixture.time.now.addingTimeInterval($0 * 86_400) }
    return try self.fixture.peers.add(name) { version in
      version.record.lifecycle = ModelLifecycle(
        ends: end.map { [ModelLifecycle.End(stage: .shutdown, at: $0, source: "table")] } ?? [],
        idleDeletionDays: idleDays)
    }
  }

  private func alerts(_ parts: DeployerParts) async throws -> [DeployerEvent.Details] {
    try await parts.events().filter { $0.type == "deployment-alert" }
      .map { try JSONDecoder().decode(DeployerEvent.Details.self, from: Data($0.data.utf8)) }
  }

  @Test func `raises an alert at each threshold, once, also after a restart`() async throws {
    var parts = try await self.fixture.open()
    try await parts.deploy(try self.add("v1", endsAfter: 100))
    #expect(try await parts.lifecycle.look().alerts.isEmpty)
    for (days, severity) in [(10, "warning"), (60, "warning"), (23, "critical"), (7, "critical")] {
      self.fixture.time.advance(by: Self.day * days)
      #expect(try await parts.lifecycle.look().alerts.count == 1, "after \(days) more days")
      #expect(try await parts.lifecycle.look().alerts.isEmpty)
      #expect(try await self.alerts(parts).last?.severity == severity)
      try await parts.crash()
      parts = try await self.fixture.open()
      #expect(try await parts.lifecycle.look().alerts.isEmpty)
    }
    let alerts = try await self.alerts(parts)
    #expect(alerts.map(\.alert) == Array(repeating: "retirement", count: 4))
    #expect(alerts.allSatisfy { $0.environment == "staging" && $0.deploymentId != nil })
    #expect(alerts.last?.detail?.contains("v1") == true)
  }

  @Test func `tells what is near already once, and not once a threshold`() async throws {
    let parts = try await self.fixture.open()
    try await parts.deploy(try self.add("v1", endsAfter: 5))
    #expect(try await parts.lifecycle.look().alerts.map(\.severity) == [.critical])
    #expect(try await parts.lifecycle.look().alerts.isEmpty)
  }

  @Test func `begins anew when the day is moved`() async throws {
    let parts = try await self.fixture.open()
    try await parts.deploy(try self.add("v1", endsAfter: 50))
    #expect(try await parts.lifecycle.look().alerts.count == 1)
    _ = try self.add("v1", endsAfter: 20)
    #expect(try await parts.lifecycle.look().alerts.count == 1)
    #expect(try await parts.lifecycle.look().alerts.isEmpty)
  }

  @Test func `looks after what could be rolled back to as well`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.add("v1", endsAfter: 40))
    try await parts.release(try self.add("v2", endsAfter: nil))
    let report = try await parts.lifecycle.look()
    let standby = LifecycleWatch.Place(environment: .production, isStandby: true)
    #expect(report.daysLeft[standby] == 40)
    #expect(report.daysLeft[.init(environment: .production, isStandby: false)] == nil)
    // In staging and in production.
    #expect(report.alerts.count == 2)
    #expect(report.near.count == 2)
  }

  @Test func `counts idle days from the last answer, across restarts`() async throws {
    var parts = try await self.fixture.open()
    try await parts.release(try self.add("v1", endsAfter: nil, idleDays: 15))
    let staging = try #require(parts.routes.route(of: .staging)?.live.deploymentID)
    self.fixture.time.advance(by: Self.day * 9)
    _ = try await parts.ask()
    // Production has just answered; staging has not since it went live.
    let report = try await parts.lifecycle.look()
    #expect(report.alerts.map(\.deploymentID) == [staging])
    #expect(report.alerts.map(\.kind) == [.idleDeletion])
    try await parts.crash()
    parts = try await self.fixture.open()
    self.fixture.time.advance(by: Self.day * 7)
    // Nine days and seven: without the answer it would be deleted by now.
    let later = try await parts.lifecycle.look()
    #expect(later.alerts.map(\.deploymentID) == [staging])
    self.fixture.time.advance(by: Self.day * 1)
    #expect(try await parts.lifecycle.look().alerts.map(\.environment) == [.production])
  }

  @Test func `says what it cannot find out, and finds it out later`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.add("v1", endsAfter: 5)
    try await parts.deploy(version)
    self.fixture.peers.isTrainerAway = true
    let blind = try await parts.lifecycle.look()
    #expect(blind.unknown.keys.map(\.self) == [version])
    #expect(blind.alerts.isEmpty)
    self.fixture.peers.isTrainerAway = false
    #expect(try await parts.lifecycle.look().alerts.count == 1)
  }
}
