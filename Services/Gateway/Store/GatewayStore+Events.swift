import Foundation
import GRDB
import StoreKit

extension GatewayStore: EventStorage {
  func append(_ events: [IncomingEvent], from source: Peer) async throws {
    try await self.store.write { db in
      // By the cursor, not by the unique key: events that were removed do not come back, and an
      // insertion that finds its row there would use up a place in the log all the same.
      var last = try Self.cursor(of: source, in: db)
      for event in events where event.sourceSequence > last {
        try db.execute(
          sql: """
            INSERT INTO gateway_event
              (source, source_sequence, type, subject_id, occurred_at_ms, data_json)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            source.rawValue, Int64(clamping: event.sourceSequence), event.type, event.subjectID,
            event.occurredAt.millisecondsSinceEpoch, event.dataJSON,
          ])
        last = event.sourceSequence
      }
      try db.execute(
        sql: """
          INSERT INTO gateway_cursor (source, sequence) VALUES (?, ?)
          ON CONFLICT (source) DO UPDATE SET sequence = excluded.sequence
          """,
        arguments: [source.rawValue, Int64(clamping: last)])
    }
  }

  func events(after sequence: UInt64, limit: Int) async throws -> [LoggedEvent] {
    try await self.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT sequence, source, source_sequence, type, subject_id, occurred_at_ms, data_json
          FROM gateway_event WHERE sequence > ? ORDER BY sequence LIMIT ?
          """,
        arguments: [Int64(clamping: sequence), limit]
      ).map { row in
        LoggedEvent(
          sequence: UInt64(row[0] as Int64), source: row[1],
          event: IncomingEvent(
            sourceSequence: UInt64(row[2] as Int64), type: row[3], subjectID: row[4],
            occurredAt: Date(millisecondsSinceEpoch: row[5]), dataJSON: row[6]))
      }
    }
  }

  func cursor(of source: Peer) async throws -> UInt64 {
    try await self.store.read { try Self.cursor(of: source, in: $0) }
  }

  private static func cursor(of source: Peer, in db: Database) throws -> UInt64 {
    let sequence = try Int64.fetchOne(
      db, sql: "SELECT sequence FROM gateway_cursor WHERE source = ?",
      arguments: [source.rawValue])
    return UInt64(sequence ?? 0)
  }

  func lastSequence() async throws -> UInt64 {
    try await self.store.read { db in
      let sequence = try Int64.fetchOne(
        db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'gateway_event'")
      return UInt64(sequence ?? 0)
    }
  }
}
