public import GRDB

extension AuditLog {
  /// Computes every hash anew from the stored content, holds the trail against what was kept of it, and reports the
  /// first record that is not as it was written.
  ///
  /// Reads row after row, so that the length of the trail costs time and no memory.
  public static func verify(
    in db: Database, against testimony: AuditTestimony = AuditTestimony()
  ) throws -> AuditVerification {
    var walk = try AuditWalk(db, against: testimony)
    return try walk.run()
  }
}
