import FieldEncryption
import FoundationEssentials
import GRDB
import StoreKit

extension DeployerStore {
  /// Keeps turns until the Collector has them; a turn that waits already is kept once.
  ///
  /// - Parameters:
  ///   - turns: Oldest first.
  ///   - limit: How many may wait in all.
  /// - Returns: How many were not kept because too many wait.
  func keep(_ turns: [ServedTurn], limit: Int) async throws -> Int {
    try await self.store.write { db in
      var room = limit - (try Int.fetchOne(db, sql: "SELECT count(*) FROM turn") ?? 0)
      var dropped = 0
      for turn in turns {
        guard room > 0 else {
          dropped += 1
          continue
        }
        let at = turn.occurredAt.millisecondsSinceEpoch
        try db.execute(
          sql: """
            INSERT INTO turn (token, subject, sealed, attempts, due_at_ms, created_at_ms)
            VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING
            """,
          arguments: [
            self.sealedTurns.token(of: turn.id), self.sealedTurns.subject(of: turn.conversationID),
            try self.sealedTurns.seal(turn, in: db), at, at,
          ])
        room -= db.changesCount
      }
      return dropped
    }
  }

  /// The turns that are to be sent now, those that wait longest first.
  func dueTurns(at time: Date, limit: Int) async throws -> DueTurns {
    try await self.store.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT token, subject, sealed FROM turn WHERE due_at_ms <= ?
          ORDER BY due_at_ms, created_at_ms, token LIMIT ?
          """,
        arguments: [time.millisecondsSinceEpoch, limit])
      var (turns, unreadable): ([ServedTurn], [String]) = ([], [])
      for row in rows {
        do {
          turns.append(
            try self.sealedTurns.open(row[2], token: row[0], subject: row[1], in: db))
        } catch is FieldEncryptionError {
          unreadable.append(row[0])
        }
      }
      return DueTurns(turns: turns, unreadable: unreadable)
    }
  }

  /// Forgets turns that the Collector has, or will never take.
  func forgetTurns(_ ids: [String]) async throws {
    try await self.forget(tokens: ids.map(self.sealedTurns.token))
  }

  /// Forgets turns that cannot be read, by what `DueTurns` calls them.
  func forgetUnreadableTurns(_ tokens: [String]) async throws {
    try await self.forget(tokens: tokens)
  }

  private func forget(tokens: [String]) async throws {
    try await self.store.write { db in
      for token in tokens {
        try db.execute(sql: "DELETE FROM turn WHERE token = ?", arguments: [token])
      }
    }
  }

  /// Notes a failed attempt; `delay` says how long a turn with so many attempts waits.
  func postponeTurns(
    _ ids: [String], at time: Date, delay: @escaping @Sendable (Int) -> Duration
  ) async throws {
    try await self.store.write { db in
      for token in ids.map(self.sealedTurns.token) {
        let attempts = try Int.fetchOne(
          db, sql: "SELECT attempts + 1 FROM turn WHERE token = ?", arguments: [token])
        guard let attempts else { continue }
        let due = time.addingTimeInterval(delay(attempts) / .seconds(1))
        try db.execute(
          sql: "UPDATE turn SET attempts = ?, due_at_ms = ? WHERE token = ?",
          arguments: [attempts, due.millisecondsSinceEpoch, token])
      }
    }
  }

  /// How many turns wait, and when the next one is due.
  func turnBacklog() async throws -> TurnBacklog {
    try await self.store.read { db in
      let row = try Row.fetchOne(db, sql: "SELECT count(*) AS n, min(due_at_ms) AS due FROM turn")
      return TurnBacklog(
        count: row?["n"] ?? 0,
        nextDueAt: (row?["due"] as Int64?).map(Date.init(millisecondsSinceEpoch:)))
    }
  }
}
