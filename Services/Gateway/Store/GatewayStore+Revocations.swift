import Foundation
import GRDB
import StoreKit

extension GatewayStore: RevocationStorage {
  func append(_ revocation: Revocation) async throws {
    let (kind, target) = revocation.target.columns
    try await self.store.write { db in
      try db.execute(
        sql: """
          INSERT INTO gateway_revocation (kind, target, revoked_at_ms, revoked_by, reason)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (kind, target) DO UPDATE SET
            revoked_at_ms = max(revoked_at_ms, excluded.revoked_at_ms)
          """,
        arguments: [
          kind, target, revocation.revokedAt.millisecondsSinceEpoch, revocation.revokedBy,
          revocation.reason,
        ])
    }
  }

  func revocations() async throws -> [Revocation] {
    try await self.store.read { db in
      try Row.fetchAll(
        db, sql: "SELECT kind, target, revoked_at_ms, revoked_by, reason FROM gateway_revocation"
      ).map { row in
        Revocation(
          target: row[0] as String == "subject" ? .subject(row[1]) : .token(row[1]),
          revokedAt: Date(millisecondsSinceEpoch: row[2]), revokedBy: row[3], reason: row[4])
      }
    }
  }
}

extension Revocation.Target {
  fileprivate var columns: (kind: String, target: String) {
    switch self {
    case .token(let id): ("token", id)
    case .subject(let subject): ("subject", subject)
    }
  }
}
