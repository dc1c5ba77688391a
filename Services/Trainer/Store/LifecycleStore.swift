import FoundationEssentials
import GRDB
package import StoreKit

/// The memory of what providers said about the ends of their models, in SQLite.
package struct LifecycleStore: LifecycleLedger {
  private let store: Store

  /// Keeps it in `store`, which was opened with `TrainerStore.migrations`.
  package init(_ store: Store) { self.store = store }

  package func note(_ ends: ReportedEnds) async throws {
    try await self.store.write { db in
      try db.execute(
        sql: """
          INSERT INTO model_ends (provider, model, training_end_ms, shutdown_ms, asked_at_ms)
          VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (provider, model) DO UPDATE SET training_end_ms = excluded.training_end_ms,
            shutdown_ms = excluded.shutdown_ms, asked_at_ms = excluded.asked_at_ms
          """,
        arguments: [
          ends.provider, ends.model, ends.trainingEnd?.millisecondsSinceEpoch,
          ends.shutdown?.millisecondsSinceEpoch, ends.askedAt.millisecondsSinceEpoch,
        ])
    }
  }

  package func reportedEnds() async throws -> [ReportedEnds] {
    try await self.store.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM model_ends ORDER BY provider, model").map { row in
        let time = { (column: String) in
          (row[column] as Int64?).map(Date.init(millisecondsSinceEpoch:))
        }
        return ReportedEnds(
          provider: row["provider"], model: row["model"], trainingEnd: time("training_end_ms"),
          shutdown: time("shutdown_ms"), askedAt: Date(millisecondsSinceEpoch: row["asked_at_ms"]))
      }
    }
  }
}
