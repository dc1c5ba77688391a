import GRDB
import StoreKit
import Testing

@testable import Deployer

/// What is forgotten when it is old, and what never is.
@Suite struct RetentionTests {
  private let fixture = DeployerFixture()

  private func alert(_ kind: Alert.Kind) -> ChangeRecord {
    ChangeRecord(alerts: [
      Alert(
        kind: kind, severity: .warning, deploymentID: nil, environment: nil, detail: "look",
        at: self.fixture.time.now)
    ])
  }

  @Test func `forgets old events and alerts, and no deployment or audit record`() async throws {
    let parts = try await self.fixture.open()
    let deployment = try await parts.deploy(try self.fixture.peers.add("v1"))
    try await parts.store.note(self.alert(.throughput))
    let before = try await parts.events().count
    self.fixture.time.advance(by: .seconds(60))
    let limit = self.fixture.time.now
    try await parts.store.note(self.alert(.turnOutbox))

    // One more than events: the alert's row is not its event.
    #expect(try await parts.store.forgetHistory(before: limit) == before + 1)
    #expect(try await parts.store.forgetHistory(before: limit) == 0)
    #expect(try await parts.events().map(\.type) == ["deployment-alert"])
    #expect(try await parts.store.lastAlert()?.kind == .turnOutbox)
    #expect(try await parts.store.deployment(deployment.id) == deployment)
    let audit = try await parts.store.store.read { db in
      try AuditLog.entries(after: 0, limit: 10, in: db)
    }
    #expect(!audit.isEmpty)
  }
}
