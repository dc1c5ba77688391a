import GRDB
import StoreKit

@testable import Deployer

extension DeployerParts {
  /// The sequence of the newest event.
  func lastEventSequence() async throws -> UInt64 {
    try await self.store.store.read { try Outbox.lastSequence(in: $0) }
  }

  /// Actions and outcomes in the audit trail, oldest first.
  func auditTrail() async throws -> [AuditEntry] {
    try await self.store.store.read { try AuditLog.entries(after: 0, limit: 1_000, in: $0) }
  }

  /// How many deployments of an environment are live, as the table says.
  func liveCount(in environment: DeploymentEnvironment) async throws -> Int {
    try await self.store.store.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM deployment WHERE environment = ? AND state = 'live'",
        arguments: [environment.rawValue]) ?? 0
    }
  }

  /// Writes a state past all rules, as a bug would.
  func forceState(_ state: DeploymentState, of id: DeploymentID) async throws {
    try await self.store.store.write { db in
      try db.execute(
        sql: "UPDATE deployment SET state = ? WHERE id = ?",
        arguments: [state.rawValue, id.rawValue])
    }
  }

  /// Ends the service the hard way: nothing is told, the store is only closed.
  func crash() async throws { try await self.store.store.close() }
}
