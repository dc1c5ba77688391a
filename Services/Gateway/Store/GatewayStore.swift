import Foundation
import GRDB
import StoreKit

/// The Gateway's store: the event log, answers for repeated requests, revocations, the audit trail.
final class GatewayStore: Sendable {
  let store: Store

  /// Opens the store called "gateway" in `directory`, making or upgrading it as needed.
  init(directory: URL) throws(StoreError) {
    self.store = try Store(
      StoreConfiguration(directory: directory, name: "gateway"),
      migrations: GatewaySchema.migrations)
  }

  /// Removes what is older than its time and returns how many rows.
  ///
  /// - Parameters:
  ///   - eventsBefore: Events that happened before are removed.
  ///   - answersBefore: Answers to requests that came before are removed.
  ///   - revocationsBefore: Revocations made before are removed: their tokens have expired.
  @discardableResult
  func prune(
    eventsBefore: Date, answersBefore: Date, revocationsBefore: Date
  ) async throws -> Int {
    try await self.store.write { db in
      var count = 0
      for (sql, time) in [
        ("DELETE FROM gateway_event WHERE occurred_at_ms < ?", eventsBefore),
        ("DELETE FROM gateway_idempotency WHERE claimed_at_ms < ?", answersBefore),
        ("DELETE FROM gateway_revocation WHERE revoked_at_ms < ?", revocationsBefore),
      ] {
        try db.execute(sql: sql, arguments: [time.millisecondsSinceEpoch])
        count += db.changesCount
      }
      return count
    }
  }

  /// Closes the store.
  func close() async throws {
    try await self.store.close()
  }
}
