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
    let sealed = try turns.map { (turn: $0, bytes: try self.sealer.seal($0)) }
    return try await self.store.write { db in
      var room = limit - (try Int.fetchOne(db, sql: "SELECT count(*) FROM turn") ?? 0)
      var dropped = 0
      for (turn, bytes) in sealed {
        guard room > 0 else {
          dropped += 1
          continue
        }
        let at = turn.occurredAt.millisecondsSinceEpoch
        try db.execute(
          sql: """
            INSERT INTO turn (id, sealed, attempts, due_at_ms, created_at_ms)
            VALUES (?, ?, 0, ?, ?) ON CONFLICT DO NOTHING
            """,
          arguments: [turn.id, bytes, at, at])
        room -= db.changesCount
      }
      return dropped
    }
  }

  /// The turns that are to be sent now, those that wait longest first.
  func dueTurns(at time: Date, limit: Int) async throws -> DueTurns {
    let sealed = try await self.store.read { db in
      try Row.fetchAll(
        db,
        sql: "SELECT id, sealed FROM turn WHERE due_at_ms <= ? ORDER BY due_at_ms, id LIMIT ?",
        arguments: [time.millisecondsSinceEpoch, limit]
      ).map { (id: $0["id"] as String, bytes: $0["sealed"] as Data) }
    }
    var (turns, unreadable): ([ServedTurn], [String]) = ([], [])
    for (id, bytes) in sealed {
      do {
        turns.append(try self.sealer.open(bytes, id: id))
      } catch { unreadable.append(id) }
    }
    return DueTurns(turns: turns, unreadable: unreadable)
  }

  /// Forgets turns that the Collector has, or will never take.
  func forgetTurns(_ ids: [String]) async throws {
    try await self.store.write { db in
      for id in ids {
        try db.execute(sql: "DELETE FROM turn WHERE id = ?", arguments: [id])
      }
    }
  }

  /// Notes a failed attempt; `delay` says how long a turn with so many attempts waits.
  func postponeTurns(
    _ ids: [String], at time: Date, delay: @escaping @Sendable (Int) -> Duration
  ) async throws {
    try await self.store.write { db in
      for id in ids {
        let attempts = try Int.fetchOne(
          db, sql: "SELECT attempts + 1 FROM turn WHERE id = ?", arguments: [id])
        guard let attempts else { continue }
        let due = time.addingTimeInterval(delay(attempts) / .seconds(1))
        try db.execute(
          sql: "UPDATE turn SET attempts = ?, due_at_ms = ? WHERE id = ?",
          arguments: [attempts, due.millisecondsSinceEpoch, id])
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
