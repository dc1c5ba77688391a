public import FoundationEssentials
public import GRDB

/// The events of a store, written in the transaction of the change that they tell about.
public enum Outbox {
  /// Adds an event and returns its sequence.
  @discardableResult
  public static func append(_ event: OutboxEvent, in db: Database) throws -> UInt64 {
    try db.execute(
      sql: """
        INSERT INTO storekit_outbox (type, subject_id, occurred_at_ms, data_json)
        VALUES (?, ?, ?, ?)
        """,
      arguments: [
        event.type, event.subjectID, event.occurredAt.millisecondsSinceEpoch, event.dataJSON,
      ])
    return UInt64(db.lastInsertedRowID)
  }

  /// The events after `sequence` in order, at most `limit`.
  public static func events(
    after sequence: UInt64, limit: Int, in db: Database
  ) throws -> [StoredEvent] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT sequence, type, subject_id, occurred_at_ms, data_json FROM storekit_outbox
        WHERE sequence > ? ORDER BY sequence LIMIT ?
        """,
      arguments: [Int64(clamping: sequence), limit]
    ).map { row in
      StoredEvent(
        sequence: UInt64(row[0] as Int64), type: row[1], subjectID: row[2],
        occurredAt: Date(millisecondsSinceEpoch: row[3]), dataJSON: row[4])
    }
  }

  /// The sequence of the newest event ever appended; 0 when there was none.
  public static func lastSequence(in db: Database) throws -> UInt64 {
    let sequence = try Int64.fetchOne(
      db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'storekit_outbox'")
    return UInt64(sequence ?? 0)
  }

  /// Begins sequences anew, above all that have been given out: for a store that was restored from a backup. Those who
  /// follow it remember sequences from after the backup, and would pass over events that had them a second time.
  ///
  /// - Returns: The sequence that the next event comes after. Each call leaves room for 2^32 events.
  @discardableResult
  package static func beginAnew(in db: Database) throws -> UInt64 {
    let start = ((try self.lastSequence(in: db) >> 32) + 1) << 32
    try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'storekit_outbox'")
    try db.execute(
      sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('storekit_outbox', ?)",
      arguments: [Int64(start)])
    return start
  }

  /// Removes the events that happened before `time` and returns how many. Sequences are never
  /// reused: a reader that was further behind continues with the oldest event that is kept.
  @discardableResult
  public static func removeEvents(before time: Date, in db: Database) throws -> Int {
    try db.execute(
      sql: "DELETE FROM storekit_outbox WHERE occurred_at_ms < ?",
      arguments: [time.millisecondsSinceEpoch])
    return db.changesCount
  }
}
