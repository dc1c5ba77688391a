import GRDB
import StoreKit

/// The tables of the Trainer.
enum TrainerSchema {
  /// Append-only.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "trainer-1-runs-steps-models") { db in
      for table in [runs, transitions, steps, modelVersions, schedule] {
        try db.execute(sql: table)
      }
    },
    StoreMigration(identifier: "trainer-2-remote-jobs") { db in
      for table in [remoteJobs, remoteJobTransitions] { try db.execute(sql: table) }
    },
    StoreMigration(identifier: "trainer-3-reproductions-lineage-ends") { db in
      for change in [reproductions, lineage, modelEnds] { try db.execute(sql: change) }
    },
  ]

  // `active` is 1 or NULL: UNIQUE then means that at most one run is active.
  private static let runs = """
    CREATE TABLE runs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL,
      active INTEGER UNIQUE CHECK (active = 1),
      trigger_reason TEXT NOT NULL,
      trigger_detail TEXT NOT NULL,
      requested_by TEXT NOT NULL,
      reason TEXT NOT NULL,
      notes TEXT NOT NULL,
      provider TEXT NOT NULL,
      parameters_json TEXT NOT NULL,
      idempotency_key TEXT UNIQUE,
      baseline TEXT,
      snapshot_id TEXT,
      snapshot_records INTEGER,
      snapshot_last_sequence INTEGER,
      snapshot_quality REAL,
      model_version_id TEXT,
      evaluation_id TEXT,
      deployment_id TEXT,
      progress_json TEXT,
      stop_requested_by TEXT,
      stop_reason TEXT,
      stop_at_ms INTEGER,
      outcome_detail TEXT NOT NULL,
      worked_ms INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL,
      updated_at_ms INTEGER NOT NULL,
      finished_at_ms INTEGER
    ) STRICT;
    """

  private static let transitions = """
    CREATE TABLE run_transitions (
      run_id TEXT NOT NULL REFERENCES runs (id),
      position INTEGER NOT NULL,
      state TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;
    """

  private static let steps = """
    CREATE TABLE run_steps (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      run_id TEXT NOT NULL REFERENCES runs (id),
      step TEXT NOT NULL,
      input_digest TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      started_at_ms INTEGER NOT NULL,
      finished_at_ms INTEGER,
      UNIQUE (run_id, step)
    ) STRICT;
    """

  // One run makes one version.
  private static let modelVersions = """
    CREATE TABLE model_versions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run_id TEXT NOT NULL UNIQUE REFERENCES runs (id),
      provider TEXT NOT NULL,
      snapshot_id TEXT NOT NULL,
      parent TEXT,
      parameters_json TEXT NOT NULL,
      metrics_json TEXT NOT NULL,
      digest TEXT NOT NULL,
      artifact_bytes INTEGER NOT NULL,
      signature BLOB NOT NULL,
      key_id TEXT NOT NULL,
      requested_by TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT;
    """

  private static let schedule = """
    CREATE TABLE schedule (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      anchor_ms INTEGER NOT NULL
    ) STRICT;
    """

  // One run has one job at a provider.
  private static let remoteJobs = """
    CREATE TABLE remote_jobs (
      run_id TEXT NOT NULL PRIMARY KEY REFERENCES runs (id),
      provider TEXT NOT NULL,
      dedupe_key TEXT NOT NULL,
      files_json TEXT NOT NULL,
      creation_intended_at_ms INTEGER,
      job_id TEXT,
      state TEXT NOT NULL,
      state_changed_at_ms INTEGER NOT NULL,
      detail TEXT NOT NULL,
      event_cursor TEXT,
      model_name TEXT,
      deployment TEXT,
      outcome_json TEXT,
      clean_up TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      submitted_at_ms INTEGER,
      finished_at_ms INTEGER,
      UNIQUE (provider, dedupe_key)
    ) STRICT, WITHOUT ROWID;
    """

  private static let remoteJobTransitions = """
    CREATE TABLE remote_job_transitions (
      run_id TEXT NOT NULL REFERENCES remote_jobs (run_id),
      position INTEGER NOT NULL,
      state TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (run_id, position)
    ) STRICT, WITHOUT ROWID;
    """

  private static let reproductions = """
    ALTER TABLE runs ADD COLUMN reproduces_version TEXT;
    ALTER TABLE runs ADD COLUMN reproduces_snapshot TEXT;
    """

  private static let lineage = """
    ALTER TABLE model_versions ADD COLUMN lineage_json TEXT;
    """

  // What providers said about the ends of their models, when they were last asked.
  private static let modelEnds = """
    CREATE TABLE model_ends (
      provider TEXT NOT NULL,
      model TEXT NOT NULL,
      training_end_ms INTEGER,
      shutdown_ms INTEGER,
      asked_at_ms INTEGER NOT NULL,
      PRIMARY KEY (provider, model)
    ) STRICT, WITHOUT ROWID;
    """
}
