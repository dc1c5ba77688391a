import GRDB
import StoreKit

/// The tables of the evaluator's store.
enum Schema {
  /// Append-only: a migration that was released is never changed.
  static let migrations: [StoreMigration] = [
    StoreMigration(identifier: "evaluator-1-evaluations") { db in
      try db.execute(sql: evaluation)
      try db.execute(sql: outcome)
      try db.execute(sql: verdict)
    },
    StoreMigration(identifier: "evaluator-2-sealed-outcomes") { db in
      try db.execute(sql: sealedOutcome)
    },
  ]

  private static let evaluation = """
    CREATE TABLE evaluation (
      id TEXT NOT NULL PRIMARY KEY,
      model_version_id TEXT NOT NULL,
      baseline_id TEXT,
      suite TEXT NOT NULL,
      suite_version TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'completed', 'failed')),
      requested_by TEXT NOT NULL,
      idempotency_key TEXT UNIQUE,
      started_at_ms INTEGER NOT NULL,
      finished_at_ms INTEGER,
      scenarios_total INTEGER NOT NULL,
      failure TEXT,
      result_json TEXT
    ) STRICT;
    CREATE INDEX evaluation_by_model ON evaluation (model_version_id, started_at_ms);
    CREATE INDEX evaluation_by_time ON evaluation (started_at_ms);
    CREATE INDEX evaluation_running ON evaluation (started_at_ms) WHERE state = 'running';
    """

  private static let outcome = """
    CREATE TABLE scenario_outcome (
      evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
      arm TEXT NOT NULL CHECK (arm IN ('candidate', 'baseline')),
      scenario_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      outcome_json TEXT NOT NULL,
      PRIMARY KEY (evaluation_id, arm, scenario_id)
    ) STRICT;
    """

  // Answers that were kept in the clear are given up: verdicts and results stay, and an evaluation that runs
  // asks again.
  private static let sealedOutcome = """
    DROP TABLE scenario_outcome;
    CREATE TABLE scenario_outcome (
      evaluation_id TEXT NOT NULL REFERENCES evaluation (id) ON DELETE CASCADE,
      arm TEXT NOT NULL CHECK (arm IN ('candidate', 'baseline')),
      scenario_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      outcome BLOB NOT NULL,
      PRIMARY KEY (evaluation_id, arm, scenario_id)
    ) STRICT;
    """

  private static let verdict = """
    CREATE TABLE verdict (
      evaluation_id TEXT NOT NULL PRIMARY KEY REFERENCES evaluation (id),
      model_version_id TEXT NOT NULL,
      issued_at_ms INTEGER NOT NULL,
      payload BLOB NOT NULL,
      signature BLOB NOT NULL,
      key_id TEXT NOT NULL
    ) STRICT;
    CREATE INDEX verdict_by_model ON verdict (model_version_id, issued_at_ms);
    """
}
