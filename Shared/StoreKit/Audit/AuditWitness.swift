public import FoundationEssentials
public import GRDB

/// What a service keeps of the audit trails of others, so that none of them can deny what it once signed.
///
/// Nothing that is kept is ever replaced. A checkpoint that does not go on from the newest one that is kept is refused,
/// and the refusal is kept too.
public enum AuditWitness {
  /// What became of a checkpoint.
  public enum Outcome: Hashable, Sendable {
    /// It goes on from what was kept, and is kept now.
    case kept
    /// It had been kept before.
    case known
    /// It contradicts what is kept. `isNews` the first time only.
    case refused(reason: String, isNews: Bool)
  }

  /// A checkpoint that was refused.
  public struct Refusal: Hashable, Sendable {
    /// Whose trail.
    public let service: String
    /// Why.
    public let reason: String
    /// When.
    public let refusedAt: Date
  }

  /// Takes a checkpoint whose signature has been verified.
  public static func take(
    _ checkpoint: AuditCheckpoint, at time: Date, in db: Database
  ) throws -> Outcome {
    let branch = try self.branch(of: checkpoint.service, in: db)
    let newest = try self.newest(of: checkpoint.service, in: db)
    guard let newest else {
      try self.insert(checkpoint, branch: branch, at: time, in: db)
      return .kept
    }
    if checkpoint.head.sequence > newest.head.sequence, checkpoint.previous == newest.head {
      try self.insert(checkpoint, branch: branch, at: time, in: db)
      return .kept
    }
    let same = try String.fetchOne(
      db,
      sql: """
        SELECT line FROM storekit_audit_testimony WHERE service = ? AND branch = ? AND sequence = ?
        """,
      arguments: [checkpoint.service, branch, Int64(checkpoint.head.sequence)])
    if same == checkpoint.line { return .known }
    return try self.refuse(
      checkpoint, because: self.contradiction(of: checkpoint, to: newest), at: time, in: db)
  }

  /// Keeps that a checkpoint was refused.
  public static func refuse(
    _ checkpoint: AuditCheckpoint, because reason: String, at time: Date, in db: Database
  ) throws -> Outcome {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO storekit_audit_refusal (service, branch, line, reason, refused_at_ms)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        checkpoint.service, try self.branch(of: checkpoint.service, in: db), checkpoint.line,
        reason, time.millisecondsSinceEpoch,
      ])
    return .refused(reason: reason, isNews: db.changesCount == 1)
  }

  /// The newest checkpoint that is kept of a service; `nil` when there is none, or none since its trail began anew.
  public static func newest(of service: String, in db: Database) throws -> AuditCheckpoint? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT line, outline FROM storekit_audit_testimony WHERE service = ? AND branch = ?
        ORDER BY sequence DESC LIMIT 1
        """,
      arguments: [service, try self.branch(of: service, in: db)]
    ).map(self.checkpoint)
  }

  /// The checkpoints that are kept of a service about records after `sequence`, in order, since its trail began anew.
  public static func list(
    of service: String, after sequence: UInt64, limit: Int, in db: Database
  ) throws -> [AuditCheckpoint] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT line, outline FROM storekit_audit_testimony
        WHERE service = ? AND branch = ? AND sequence > ? ORDER BY sequence LIMIT ?
        """,
      arguments: [
        service, try self.branch(of: service, in: db), Int64(clamping: sequence), limit,
      ]
    ).map(self.checkpoint)
  }

  /// What was refused and nobody has dealt with, the newest first.
  public static func openRefusals(in db: Database) throws -> [Refusal] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT service, reason, refused_at_ms FROM storekit_audit_refusal AS refusal
        WHERE branch = (SELECT coalesce(max(branch), 0) FROM storekit_audit_branch
          WHERE service = refusal.service)
        ORDER BY id DESC
        """
    ).map { row in
      Refusal(
        service: try row.decode(atIndex: 0), reason: try row.decode(atIndex: 1),
        refusedAt: Date(millisecondsSinceEpoch: try row.decode(atIndex: 2)))
    }
  }

  /// Lets the trail of a service begin anew, as after its store was restored from a backup. What was kept stays, but
  /// the next checkpoint need not go on from it.
  public static func beginBranch(
    of service: String, by actor: String, because reason: String, at time: Date, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO storekit_audit_branch (service, branch, actor, reason, begun_at_ms)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        service, try self.branch(of: service, in: db) + 1, actor, reason,
        time.millisecondsSinceEpoch,
      ])
  }

  private static func branch(of service: String, in db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db, sql: "SELECT max(branch) FROM storekit_audit_branch WHERE service = ?",
      arguments: [service]) ?? 0
  }

  private static func insert(
    _ checkpoint: AuditCheckpoint, branch: Int64, at time: Date, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO storekit_audit_testimony
          (service, branch, sequence, line, outline, received_at_ms)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        checkpoint.service, branch, Int64(checkpoint.head.sequence), checkpoint.line,
        checkpoint.outline ?? Data(), time.millisecondsSinceEpoch,
      ])
  }

  private static func contradiction(
    of checkpoint: AuditCheckpoint, to newest: AuditCheckpoint
  ) -> String {
    let kept = newest.head.sequence
    if checkpoint.head.sequence < kept {
      return "it ends at record \(checkpoint.head.sequence), but \(kept) have been witnessed"
    }
    if checkpoint.previous.sequence > kept {
      return
        "the checkpoints between the records \(kept) and \(checkpoint.previous.sequence) are missing"
    }
    return "it does not go on from the witnessed record \(kept)"
  }

  private static func checkpoint(_ row: Row) throws -> AuditCheckpoint {
    let outline: Data = try row.decode(atIndex: 1)
    guard
      let checkpoint = AuditCheckpoint(
        line: try row.decode(String.self, atIndex: 0), outline: outline.isEmpty ? nil : outline)
    else {
      throw AuditDamage(.checkpointForged, at: 0, "testimony in this store was changed")
    }
    return checkpoint
  }
}
