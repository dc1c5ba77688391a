import Logging
import ServiceLifecycle
import TestSupport
import Testing

@testable import Deployer

/// The jobs together, as the service runs them.
@Suite struct JobsTests {
  private let fixture = DeployerFixture()

  @Test func `carry a deployment out, watch it, roll it back and report its turns`() async throws {
    let parts = try await self.fixture.open {
      $0.approvals.isRequired = false
      $0.stagingTestDuration = .zero
    }
    try await self.running(parts) {
      for version in ["v1", "v2"] {
        try await self.request(parts, version) { $0.autoPromote = true }
        try await eventually("\(version) is live in staging") {
          Self.live(version, in: .staging, parts)
        }
        try await eventually("staging passes \(version) on") {
          if try await parts.store.awaitingPromotion().isEmpty { return true }
          // Only until the promotion has begun: its tests measure time.
          self.fixture.time.advance(by: .seconds(1))
          return false
        }
        try await eventually("\(version) is live in production") {
          Self.live(version, in: .production, parts)
        }
      }
      self.fixture.loader.model("v2").fault = .fails
      for turn in 0..<40 {
        let answer = try await parts.ask(conversation: "c\(turn)")
        #expect(answer.modelVersionID == ModelVersionID("v1"))
      }
      // The attention that the failures raised is enough: no interval has passed.
      try await eventually("v1 is back in production") {
        Self.live("v1", in: .production, parts)
      }
      try await eventually("every turn is handed over") {
        self.fixture.peers.turns.count == 40
      }
    }
  }

  @Test func `try again when a service is away`() async throws {
    let parts = try await self.fixture.open()
    let version = try self.fixture.peers.add("v1")
    let accepted = try await parts.desk.deploy(
      DeployerParts.plan(version), idempotencyKey: nil, by: Initiator(name: "anna"))
    self.fixture.peers.isTrainerAway = true
    try await self.running(parts) {
      try await eventually("the jobs wait") { self.fixture.time.sleeperCount > 3 }
      self.fixture.peers.isTrainerAway = false
      try await eventually("the deployment is live") {
        self.fixture.time.advance(by: .milliseconds(200))
        return try await parts.store.deployment(accepted.id)?.state == .live
      }
    }
  }

  @Test func `keep what was answered last when the service stops`() async throws {
    let parts = try await self.fixture.open()
    try await parts.release(try self.fixture.peers.add("v1"))
    self.fixture.peers.failNextHandOvers(1_000)
    try await self.running(parts) {
      _ = try await parts.ask(conversation: "last")
    }
    #expect(try await parts.store.turnBacklog().count == 1)
  }

  private static func live(
    _ version: String, in environment: DeploymentEnvironment, _ parts: DeployerParts
  ) -> Bool {
    parts.routes.route(of: environment)?.live.modelVersionID == ModelVersionID(version)
  }

  private func request(
    _ parts: DeployerParts, _ name: String, _ change: (inout DeploymentPlan) -> Void
  ) async throws {
    _ = try await parts.desk.deploy(
      DeployerParts.plan(try self.fixture.peers.add(name), change), idempotencyKey: nil,
      by: Initiator(name: "anna"))
  }

  /// Runs all jobs until `body` has returned, then stops them gracefully.
  private func running(
    _ parts: DeployerParts, _ body: () async throws -> Void
  ) async throws {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let group = ServiceGroup(services: parts.jobs(logger: logger), logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      do {
        try await body()
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }
}
