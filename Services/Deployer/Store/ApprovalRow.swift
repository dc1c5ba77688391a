import FoundationEssentials
import GRDB
import StoreKit

/// An approval's row, to and from the domain's value.
enum ApprovalRow {
  /// Adds an approval.
  static func insert(_ approval: Approval, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO approval (id, model_version_id, model_digest, evaluation_id, approved_by,
          comment, approved_at_ms, expires_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        approval.id.rawValue, approval.modelVersionID.rawValue, approval.digest.rawValue,
        approval.evaluationID.rawValue, approval.approvedBy, approval.comment,
        approval.approvedAt.millisecondsSinceEpoch, approval.expiresAt.millisecondsSinceEpoch,
      ])
  }

  /// The approval with an id.
  static func approval(_ id: ApprovalID, in db: Database) throws -> Approval? {
    try Row.fetchOne(db, sql: "SELECT * FROM approval WHERE id = ?", arguments: [id.rawValue])
      .map(self.approval)
  }

  /// Every approval of these bytes.
  static func approvals(of digest: ModelDigest, in db: Database) throws -> [Approval] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM approval WHERE model_digest = ?", arguments: [digest.rawValue]
    ).map(self.approval)
  }

  private static func approval(_ row: Row) -> Approval {
    Approval(
      id: ApprovalID(row["id"] as String),
      modelVersionID: ModelVersionID(row["model_version_id"] as String),
      digest: ModelDigest(row["model_digest"] as String),
      evaluationID: EvaluationID(row["evaluation_id"] as String),
      approvedBy: row["approved_by"],
      comment: row["comment"],
      approvedAt: Date(millisecondsSinceEpoch: row["approved_at_ms"]),
      expiresAt: Date(millisecondsSinceEpoch: row["expires_at_ms"]))
  }
}
