import GRDB
import StoreKit

/// The tables of the Collector.
enum CollectorSchema {
  /// Append-only.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "collector-1-conversations-feedback-snapshots") { db in
      for statement in [
        Self.settings, Self.groups, Self.conversations, Self.conversationIndexes, Self.bands,
        Self.feedback, Self.originals, Self.counters, Self.snapshots, Self.bodies, Self.records,
      ] { try db.execute(sql: statement) }
    },
    StoreMigration(identifier: "collector-2-review-decisions-and-narrower-bands") { db in
      try db.execute(sql: Self.decisions)
      try Self.rebuildBands(in: db)
    },
    StoreMigration(identifier: "collector-3-sealed-text") { db in
      try Self.requireNoText(in: db)
      try db.execute(sql: Self.sealedText)
    },
    StoreMigration(identifier: "collector-4-erased-bodies") { db in
      try db.execute(sql: Self.erasedBodies)
    },
  ]

  private static let settings = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID
    """

  // The client's name of a group may identify a patient: only a keyed digest of it is kept.
  private static let groups = """
    CREATE TABLE conversation_group (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE,
      opaque_id TEXT NOT NULL UNIQUE
    )
    """

  // All text in this table is de-identified.
  private static let conversations = """
    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source TEXT NOT NULL,
      client_id TEXT NOT NULL,
      record_id TEXT NOT NULL UNIQUE,
      group_id INTEGER NOT NULL REFERENCES conversation_group(id),
      category TEXT,
      content_digest BLOB NOT NULL,
      turns_digest BLOB NOT NULL,
      sequence INTEGER NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('accepted', 'quarantined')),
      reasons_json TEXT NOT NULL,
      quality REAL NOT NULL,
      components_json TEXT NOT NULL,
      messages_json TEXT NOT NULL,
      corrected_json TEXT,
      removed_json TEXT NOT NULL,
      signature BLOB NOT NULL,
      duplicate_of INTEGER REFERENCES conversation(id),
      qualified INTEGER NOT NULL CHECK (qualified IN (0, 1)),
      model_version_id TEXT NOT NULL,
      deployment_id TEXT NOT NULL,
      curator_version TEXT NOT NULL,
      feedback_count INTEGER NOT NULL,
      occurred_at_ms INTEGER NOT NULL,
      ingested_at_ms INTEGER NOT NULL,
      UNIQUE (client_id, source)
    )
    """

  private static let conversationIndexes = """
    CREATE INDEX conversation_sample ON conversation (sequence, quality, qualified)
      WHERE state = 'accepted';
    CREATE INDEX conversation_review ON conversation (id) WHERE state = 'quarantined';
    CREATE INDEX conversation_turns ON conversation (group_id, turns_digest);
    CREATE INDEX conversation_duplicate ON conversation (duplicate_of)
      WHERE duplicate_of IS NOT NULL;
    CREATE INDEX conversation_curator ON conversation (curator_version, id);
    """

  private static let bands = """
    CREATE TABLE duplicate_band (
      key INTEGER NOT NULL,
      conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
      PRIMARY KEY (key, conversation_id)
    ) WITHOUT ROWID
    """

  // A rejected conversation is a quarantined one with a decision on it.
  private static let decisions = """
    ALTER TABLE conversation ADD COLUMN decision TEXT CHECK (decision IN ('approved', 'rejected'));
    ALTER TABLE conversation ADD COLUMN decided_by TEXT;
    ALTER TABLE conversation ADD COLUMN decided_at_ms INTEGER;
    ALTER TABLE conversation ADD COLUMN decision_reason TEXT;
    DROP INDEX conversation_review;
    CREATE INDEX conversation_review ON conversation (id)
      WHERE state = 'quarantined' AND decision IS NULL;
    """

  /// Signatures stay, but their bands are cut differently.
  private static func rebuildBands(in db: Database) throws {
    try db.execute(sql: "DELETE FROM duplicate_band")
    let rows = try Row.fetchCursor(db, sql: "SELECT id, signature FROM conversation")
    while let row = try rows.next() {
      try CollectorStore.insertBands(
        MinHashSignature(stored: row["signature"]), of: row["id"], in: db)
    }
  }

  // Comments and corrected answers are de-identified.
  private static let feedback = """
    CREATE TABLE feedback (
      conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      position INTEGER NOT NULL,
      vote TEXT,
      rating INTEGER,
      comment TEXT NOT NULL,
      corrected_answer TEXT NOT NULL,
      given_by TEXT,
      content_digest BLOB NOT NULL,
      received_at_ms INTEGER NOT NULL,
      PRIMARY KEY (conversation_id, id)
    ) WITHOUT ROWID
    """

  /// Text that was once written in the clear cannot be sealed after the fact: copies of it stay on the disk.
  private static func requireNoText(in db: Database) throws {
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM conversation") ?? 0
    guard count == 0 else { throw CollectorError.unsealedStore(conversations: count) }
  }

  // A client's id may identify a patient as a text does: it is found by its token, and kept with the text.
  // `content` is sealed; so are `original_text.body` and `snapshot_body.body`.
  private static let sealedText = """
    DROP TABLE snapshot_record;
    DROP TABLE snapshot_body;
    DROP TABLE original_text;
    DROP TABLE feedback;
    DROP TABLE duplicate_band;
    DROP TABLE conversation;
    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source TEXT NOT NULL,
      client_token BLOB NOT NULL,
      record_id TEXT NOT NULL UNIQUE,
      group_id INTEGER NOT NULL REFERENCES conversation_group (id),
      category TEXT,
      content_digest BLOB NOT NULL,
      turns_digest BLOB NOT NULL,
      sequence INTEGER NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('accepted', 'quarantined')),
      reasons_json TEXT NOT NULL,
      quality REAL NOT NULL,
      components_json TEXT NOT NULL,
      content BLOB NOT NULL,
      removed_json TEXT NOT NULL,
      signature BLOB NOT NULL,
      duplicate_of INTEGER REFERENCES conversation (id),
      qualified INTEGER NOT NULL CHECK (qualified IN (0, 1)),
      model_version_id TEXT NOT NULL,
      deployment_id TEXT NOT NULL,
      curator_version TEXT NOT NULL,
      feedback_count INTEGER NOT NULL,
      occurred_at_ms INTEGER NOT NULL,
      ingested_at_ms INTEGER NOT NULL,
      decision TEXT CHECK (decision IN ('approved', 'rejected')),
      decided_by TEXT,
      decided_at_ms INTEGER,
      decision_reason TEXT,
      UNIQUE (client_token, source)
    ) STRICT;
    CREATE INDEX conversation_sample ON conversation (sequence, quality, qualified)
      WHERE state = 'accepted';
    CREATE INDEX conversation_review ON conversation (id)
      WHERE state = 'quarantined' AND decision IS NULL;
    CREATE INDEX conversation_turns ON conversation (group_id, turns_digest);
    CREATE INDEX conversation_duplicate ON conversation (duplicate_of)
      WHERE duplicate_of IS NOT NULL;
    CREATE INDEX conversation_curator ON conversation (curator_version, id);
    CREATE TABLE duplicate_band (
      key INTEGER NOT NULL,
      conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      PRIMARY KEY (key, conversation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE feedback (
      conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      token BLOB NOT NULL,
      position INTEGER NOT NULL,
      vote TEXT,
      rating INTEGER,
      given_by TEXT,
      content_digest BLOB NOT NULL,
      received_at_ms INTEGER NOT NULL,
      PRIMARY KEY (conversation_id, token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE original_text (
      conversation_id INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
      feedback_token BLOB NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (conversation_id, feedback_token)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE snapshot_body (
      digest BLOB PRIMARY KEY,
      subject TEXT NOT NULL,
      body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE snapshot_record (
      snapshot_id TEXT NOT NULL REFERENCES snapshot (id),
      position INTEGER NOT NULL,
      digest BLOB NOT NULL REFERENCES snapshot_body (digest),
      PRIMARY KEY (snapshot_id, position)
    ) STRICT, WITHOUT ROWID;
    """

  // A body that is NULL is that of somebody who was erased.
  private static let erasedBodies = """
    CREATE TABLE snapshot_body_new (
      digest BLOB PRIMARY KEY,
      subject TEXT NOT NULL,
      body BLOB
    ) STRICT, WITHOUT ROWID;
    INSERT INTO snapshot_body_new SELECT digest, subject, body FROM snapshot_body;
    DROP TABLE snapshot_body;
    ALTER TABLE snapshot_body_new RENAME TO snapshot_body;
    CREATE INDEX snapshot_body_by_subject ON snapshot_body (subject);
    CREATE INDEX snapshot_record_by_digest ON snapshot_record (digest);
    """

  // The only table with identified text. One body a subject's record, so that it can be sealed as
  // one.
  private static let originals = """
    CREATE TABLE original_text (
      conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
      feedback_id TEXT NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (conversation_id, feedback_id)
    ) WITHOUT ROWID
    """

  private static let counters = """
    CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID
    """

  private static let snapshots = """
    CREATE TABLE snapshot (
      id TEXT PRIMARY KEY,
      record_count INTEGER NOT NULL,
      minimum_quality REAL NOT NULL,
      created_at_ms INTEGER NOT NULL,
      last_sequence INTEGER NOT NULL,
      by_category_json TEXT NOT NULL,
      deidentifier_version TEXT NOT NULL
    ) WITHOUT ROWID
    """

  // Snapshots share the bodies of records that did not change between them.
  private static let bodies = """
    CREATE TABLE snapshot_body (digest BLOB PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID
    """

  private static let records = """
    CREATE TABLE snapshot_record (
      snapshot_id TEXT NOT NULL REFERENCES snapshot(id),
      position INTEGER NOT NULL,
      digest BLOB NOT NULL REFERENCES snapshot_body(digest),
      PRIMARY KEY (snapshot_id, position)
    ) WITHOUT ROWID
    """
}
