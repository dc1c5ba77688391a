import GRDB

/// The tables that every store has. Their names start with "storekit_".
enum StoreSchema {
  /// Append-only, like every list of migrations.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "storekit-1-outbox-audit-inbox") { db in
      try db.execute(sql: outbox)
      try db.execute(sql: audit)
      try db.execute(sql: inbox)
    },
    StoreMigration(identifier: "storekit-2-keys") { db in try db.execute(sql: keys) },
    StoreMigration(identifier: "storekit-3-erasure-requests") { db in
      try db.execute(sql: erasureRequests)
    },
    StoreMigration(identifier: "storekit-4-audit-checkpoints") { db in
      try db.execute(sql: checkpoints)
      try db.execute(sql: testimony)
    },
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

  // Wrapped keys only. Epoch 0 is for keys that no rotation replaces.
  private static let keys = """
    CREATE TABLE storekit_wrapping_key (
      version INTEGER PRIMARY KEY,
      wrapped BLOB NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE storekit_data_key (
      subject TEXT NOT NULL,
      version INTEGER NOT NULL,
      epoch INTEGER NOT NULL,
      wrapping_version INTEGER NOT NULL REFERENCES storekit_wrapping_key (version),
      wrapped BLOB NOT NULL,
      uses INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL,
      PRIMARY KEY (subject, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE storekit_key_epoch (value INTEGER NOT NULL) STRICT;
    INSERT INTO storekit_key_epoch (value) VALUES (1);
    CREATE TABLE storekit_erasure (
      subject TEXT PRIMARY KEY,
      last_version INTEGER NOT NULL,
      erased_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  // What was done, until it is signed; then the receipt too.
  private static let erasureRequests = """
    CREATE TABLE storekit_erasure_request (
      id TEXT PRIMARY KEY,
      facts_json TEXT NOT NULL,
      requested_at_ms INTEGER NOT NULL,
      finished_at_ms INTEGER,
      receipt_json TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX storekit_erasure_request_unfinished ON storekit_erasure_request (requested_at_ms)
      WHERE receipt_json IS NULL;
    """

  // Own statements about the end of the audit trail, signed. Kept as long as the records.
  private static let checkpoints = """
    CREATE TABLE storekit_audit_checkpoint (
      sequence INTEGER PRIMARY KEY,
      line TEXT NOT NULL,
      outline BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER storekit_audit_checkpoint_no_update BEFORE UPDATE ON storekit_audit_checkpoint
      BEGIN SELECT RAISE(ABORT, 'audit checkpoints are never changed'); END;
    CREATE TRIGGER storekit_audit_checkpoint_no_delete BEFORE DELETE ON storekit_audit_checkpoint
      BEGIN SELECT RAISE(ABORT, 'audit checkpoints are never removed'); END;
    """

  // What this service keeps as a witness of others: their checkpoints, those that it refused, and who decided
  // that a trail begins anew. A trail that began anew has the next branch.
  private static let testimony = """
    CREATE TABLE storekit_audit_testimony (
      id INTEGER PRIMARY KEY,
      service TEXT NOT NULL,
      branch INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      line TEXT NOT NULL,
      outline BLOB NOT NULL,
      received_at_ms INTEGER NOT NULL,
      UNIQUE (service, branch, sequence)
    ) STRICT;
    CREATE TABLE storekit_audit_refusal (
      id INTEGER PRIMARY KEY,
      service TEXT NOT NULL,
      branch INTEGER NOT NULL,
      line TEXT NOT NULL,
      reason TEXT NOT NULL,
      refused_at_ms INTEGER NOT NULL,
      UNIQUE (service, branch, line)
    ) STRICT;
    CREATE TABLE storekit_audit_branch (
      service TEXT NOT NULL,
      branch INTEGER NOT NULL,
      actor TEXT NOT NULL,
      reason TEXT NOT NULL,
      begun_at_ms INTEGER NOT NULL,
      PRIMARY KEY (service, branch)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER storekit_audit_testimony_no_update BEFORE UPDATE ON storekit_audit_testimony
      BEGIN SELECT RAISE(ABORT, 'testimony is never changed'); END;
    CREATE TRIGGER storekit_audit_testimony_no_delete BEFORE DELETE ON storekit_audit_testimony
      BEGIN SELECT RAISE(ABORT, 'testimony is never removed'); END;
    CREATE TRIGGER storekit_audit_refusal_no_update BEFORE UPDATE ON storekit_audit_refusal
      BEGIN SELECT RAISE(ABORT, 'testimony is never changed'); END;
    CREATE TRIGGER storekit_audit_refusal_no_delete BEFORE DELETE ON storekit_audit_refusal
      BEGIN SELECT RAISE(ABORT, 'testimony is never removed'); END;
    CREATE TRIGGER storekit_audit_branch_no_update BEFORE UPDATE ON storekit_audit_branch
      BEGIN SELECT RAISE(ABORT, 'testimony is never changed'); END;
    CREATE TRIGGER storekit_audit_branch_no_delete BEFORE DELETE ON storekit_audit_branch
      BEGIN SELECT RAISE(ABORT, 'testimony is never removed'); END;
    """
}
