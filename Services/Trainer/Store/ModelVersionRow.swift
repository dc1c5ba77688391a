import FoundationEssentials
import GRDB
import StoreKit

/// A row of `model_versions`.
struct ModelVersionRow {
  /// Registers a version under the next number.
  static func insert(_ version: ModelVersion, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO model_versions (number, id, run_id, provider, snapshot_id, parent,
          parameters_json, metrics_json, digest, artifact_bytes, signature, key_id, lineage_json,
          requested_by, created_at_ms)
        VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM model_versions),
          ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        version.id.rawValue, version.runID.rawValue, version.provider,
        version.snapshotID.rawValue, version.parent?.rawValue,
        try RowCoding.encode(version.parameters), try RowCoding.encode(version.metrics),
        version.artifact.digest, version.artifact.bytes, version.artifact.signature,
        version.artifact.keyID, try RowCoding.encode(version.lineage), version.requestedBy,
        version.createdAt.millisecondsSinceEpoch,
      ])
  }

  /// The version that a row holds.
  static func version(_ row: Row) throws -> ModelVersion {
    ModelVersion(
      id: ModelVersionID(rawValue: row["id"]), number: row["number"],
      runID: RunID(rawValue: row["run_id"]), provider: row["provider"],
      snapshotID: SnapshotID(rawValue: row["snapshot_id"]),
      parent: (row["parent"] as String?).map(ModelVersionID.init(rawValue:)),
      parameters: try RowCoding.decode(TrainingParameters.self, from: row["parameters_json"]),
      metrics: try RowCoding.decode(TrainingMetrics.self, from: row["metrics_json"]),
      artifact: SignedArtifact(
        digest: row["digest"], bytes: row["artifact_bytes"], signature: row["signature"],
        keyID: row["key_id"]),
      // Versions of before it was recorded have none.
      lineage: try (row["lineage_json"] as String?).map {
        try RowCoding.decode(TrainingLineage.self, from: $0)
      } ?? TrainingLineage(),
      requestedBy: row["requested_by"],
      createdAt: Date(millisecondsSinceEpoch: row["created_at_ms"]))
  }
}
