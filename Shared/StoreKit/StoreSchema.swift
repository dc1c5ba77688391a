import GRDB

/// The tables that every store has. Their names start with "storekit_".
enum StoreSchema {
  /// Append-only, like every list of migrations.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "storekit-1-outbox-audit-inbox") { db in
      try db.execute(sql: outbox)
      try db.execute(sql: audit)
      try db.execute(sql: inbox)
    }
  ]

  // AUTOINCREMENT: a sequence is never given twice, even after old events were removed.
  private static let outbox = """
    CREATE TABLE storekit_outbox (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      type TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      occurred_at_ms INTEGER NOT NULL,
      data_json TEXT NOT NULL
    ) STRICT;
    CREATE INDEX storekit_outbox_by_time ON storekit_outbox (occurred_at_ms);
    """

  // The triggers stop mistakes of the program. Whoever can write the file can drop them: that is
  // what the chain of hashes is for.
  private static let audit = """
    CREATE TABLE storekit_audit (
      sequence INTEGER PRIMARY KEY,
      occurred_at_ms INTEGER NOT NULL,
      actor TEXT NOT NULL,
      roles TEXT NOT NULL,
      action TEXT NOT NULL,
      object_id TEXT NOT NULL,
      outcome TEXT NOT NULL,
      reason TEXT NOT NULL,
      request_id TEXT NOT NULL,
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER storekit_audit_no_update BEFORE UPDATE ON storekit_audit
      BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END;
    CREATE TRIGGER storekit_audit_no_delete BEFORE DELETE ON storekit_audit
      BEGIN SELECT RAISE(ABORT, 'audit records are never removed'); END;
    """

  private static let inbox = """
    CREATE TABLE storekit_inbox (
      sender TEXT NOT NULL,
      message_id TEXT NOT NULL,
      received_at_ms INTEGER NOT NULL,
      PRIMARY KEY (sender, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX storekit_inbox_by_time ON storekit_inbox (received_at_ms);
    """
}
