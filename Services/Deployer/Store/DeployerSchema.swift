import GRDB
import StoreKit

/// The Deployer's tables. Append-only: a released step is never changed.
enum DeployerSchema {
  /// Every step, oldest first.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "deployer-1-deployments-approvals-turns") { db in
      try db.execute(sql: Self.approval)
      try db.execute(sql: Self.deployment)
      try db.execute(sql: Self.route)
      try db.execute(sql: Self.alert)
      try db.execute(sql: Self.turn)
    },
    StoreMigration(identifier: "deployer-2-turns-sealed-by-conversation") { db in
      try db.execute(sql: Self.sealedTurn)
    },
    StoreMigration(identifier: "deployer-3-lifecycle") { db in
      try db.execute(sql: Self.lifecycle)
    },
  ]

  private static let approval = """
    CREATE TABLE approval (
      id TEXT PRIMARY KEY,
      model_version_id TEXT NOT NULL,
      model_digest TEXT NOT NULL,
      evaluation_id TEXT NOT NULL,
      approved_by TEXT NOT NULL,
      comment TEXT NOT NULL,
      approved_at_ms INTEGER NOT NULL,
      expires_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX approval_by_digest ON approval (model_digest);
    """

  // The unique index is what makes "two live versions" impossible, whatever the program does.
  private static let deployment = """
    CREATE TABLE deployment (
      id TEXT PRIMARY KEY,
      idempotency_key TEXT UNIQUE,
      plan_json TEXT NOT NULL,
      model_version_id TEXT NOT NULL,
      model_digest TEXT NOT NULL,
      dataset_root TEXT NOT NULL,
      run_requested_by TEXT NOT NULL,
      requested_by TEXT NOT NULL,
      environment TEXT NOT NULL CHECK (environment IN ('test', 'staging', 'production')),
      is_drill INTEGER NOT NULL CHECK (is_drill IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('preparing', 'testing', 'awaiting-approval', 'live',
        'superseded', 'rolled-back', 'failed')),
      evaluation_id TEXT,
      approval_id TEXT REFERENCES approval (id),
      probes_json TEXT NOT NULL,
      previous_deployment_id TEXT REFERENCES deployment (id),
      previous_model_version_id TEXT,
      created_at_ms INTEGER NOT NULL,
      live_at_ms INTEGER,
      finished_at_ms INTEGER,
      switch_ms REAL,
      rollback_ms REAL,
      final_metrics_json TEXT,
      outcome_detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX one_live_deployment_per_environment
      ON deployment (environment) WHERE state = 'live';
    CREATE INDEX deployment_by_time ON deployment (created_at_ms);
    CREATE INDEX deployment_by_digest ON deployment (model_digest, environment);
    CREATE INDEX deployment_in_progress ON deployment (environment, created_at_ms)
      WHERE state IN ('preparing', 'testing', 'awaiting-approval');
    CREATE TABLE deployment_transition (
      deployment_id TEXT NOT NULL REFERENCES deployment (id),
      ordinal INTEGER NOT NULL,
      state TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      detail TEXT NOT NULL,
      PRIMARY KEY (deployment_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    """

  private static let route = """
    CREATE TABLE route (
      environment TEXT PRIMARY KEY,
      generation INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  private static let alert = """
    CREATE TABLE alert (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      severity TEXT NOT NULL,
      deployment_id TEXT,
      environment TEXT,
      detail TEXT NOT NULL,
      raised_at_ms INTEGER NOT NULL
    ) STRICT;
    """

  // Sealed: what patients said does not lie readable on the disk while the Collector is away.
  private static let turn = """
    CREATE TABLE turn (
      id TEXT PRIMARY KEY,
      sealed BLOB NOT NULL,
      attempts INTEGER NOT NULL,
      due_at_ms INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX turn_by_due ON turn (due_at_ms);
    """

  // The turns that wait were sealed with a key that is not used any more. They are a minute old at most,
  // unless the Collector was away.
  private static let sealedTurn = """
    DROP TABLE turn;
    CREATE TABLE turn (
      token TEXT PRIMARY KEY,
      subject TEXT NOT NULL,
      sealed BLOB NOT NULL,
      attempts INTEGER NOT NULL,
      due_at_ms INTEGER NOT NULL,
      created_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX turn_by_due ON turn (due_at_ms);
    """

  // Which alerts about the ends of versions were raised, and when each deployment answered last.
  private static let lifecycle = """
    CREATE TABLE lifecycle_alert (
      deployment_id TEXT NOT NULL REFERENCES deployment (id),
      subject TEXT NOT NULL,
      ends_at_ms INTEGER NOT NULL,
      days INTEGER NOT NULL,
      PRIMARY KEY (deployment_id, subject, ends_at_ms, days)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deployment_use (
      deployment_id TEXT PRIMARY KEY REFERENCES deployment (id),
      at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
