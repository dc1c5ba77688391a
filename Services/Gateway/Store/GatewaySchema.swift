import GRDB
import StoreKit

/// The Gateway's tables.
enum GatewaySchema {
  /// Append-only: stores in the field have run these.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "gateway-1-events") { db in try db.execute(sql: events) },
    StoreMigration(identifier: "gateway-2-access") { db in try db.execute(sql: access) },
  ]

  // AUTOINCREMENT: a sequence is never given twice, even after old events were removed. The cursor
  // is kept apart from the events for the same reason.
  private static let events = """
    CREATE TABLE gateway_event (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      source TEXT NOT NULL,
      source_sequence INTEGER NOT NULL,
      type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      occurred_at_ms INTEGER NOT NULL,
      data_json TEXT NOT NULL,
      UNIQUE (source, source_sequence)
    ) STRICT;
    CREATE INDEX gateway_event_by_time ON gateway_event (occurred_at_ms);
    CREATE TABLE gateway_cursor (
      source TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  private static let access = """
    CREATE TABLE gateway_idempotency (
      subject TEXT NOT NULL,
      path TEXT NOT NULL,
      key TEXT NOT NULL,
      fingerprint BLOB NOT NULL,
      claimed_at_ms INTEGER NOT NULL,
      status INTEGER,
      content_type TEXT,
      location TEXT,
      body BLOB,
      PRIMARY KEY (subject, path, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX gateway_idempotency_by_time ON gateway_idempotency (claimed_at_ms);
    CREATE TABLE gateway_revocation (
      kind TEXT NOT NULL CHECK (kind IN ('token', 'subject')),
      target TEXT NOT NULL,
      revoked_at_ms INTEGER NOT NULL,
      revoked_by TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (kind, target)
    ) STRICT, WITHOUT ROWID;
    """
}
