import Foundation
import GRDB
import StoreKit

extension GatewayStore: IdempotencyStorage {
  func claim(
    _ scope: IdempotencyScope, fingerprint: Data, now: Date, staleBefore: Date
  ) async throws -> IdempotencyClaim {
    try await self.store.write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT fingerprint, claimed_at_ms, status, content_type, location, body
          FROM gateway_idempotency WHERE subject = ? AND path = ? AND key = ?
          """,
        arguments: [scope.subject, scope.path, scope.key])
      if let row {
        guard (row[0] as Data) == fingerprint else { return .usedForAnotherRequest }
        if let answer = StoredAnswer(row) { return .answered(answer) }
        let isStale = (row[1] as Int64) < staleBefore.millisecondsSinceEpoch
        guard isStale else { return .inProgress }
      }
      try db.execute(
        sql: """
          INSERT INTO gateway_idempotency (subject, path, key, fingerprint, claimed_at_ms)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (subject, path, key) DO UPDATE SET claimed_at_ms = excluded.claimed_at_ms
          """,
        arguments: [
          scope.subject, scope.path, scope.key, fingerprint, now.millisecondsSinceEpoch,
        ])
      return .claimed
    }
  }

  func complete(_ scope: IdempotencyScope, with answer: StoredAnswer) async throws {
    try await self.store.write { db in
      try db.execute(
        sql: """
          UPDATE gateway_idempotency SET status = ?, content_type = ?, location = ?, body = ?
          WHERE subject = ? AND path = ? AND key = ?
          """,
        arguments: [
          answer.status, answer.contentType, answer.location, answer.body, scope.subject,
          scope.path, scope.key,
        ])
    }
  }

  /// Lets requests be repeated at once that the process before had begun and not answered: the store has one
  /// owner, so nobody works on them any more.
  func releaseAbandoned() async throws {
    try await self.store.write { db in
      try db.execute(
        sql: "UPDATE gateway_idempotency SET claimed_at_ms = 0 WHERE status IS NULL")
    }
  }

  func release(_ scope: IdempotencyScope) async throws {
    try await self.store.write { db in
      try db.execute(
        sql: """
          DELETE FROM gateway_idempotency
          WHERE subject = ? AND path = ? AND key = ? AND status IS NULL
          """,
        arguments: [scope.subject, scope.path, scope.key])
    }
  }
}

extension StoredAnswer {
  /// nil when the request was not answered yet.
  fileprivate init?(_ row: Row) {
    guard let status = row["status"] as Int? else { return nil }
    self.init(
      status: status, contentType: row["content_type"] ?? "", location: row["location"],
      body: row["body"] ?? Data())
  }
}
