public import GRDB

/// The audit trail of a store: append-only, each entry bound to the one before by its hash.
public enum AuditLog {
  /// Adds a record; in the transaction of the action that it tells about.
  @discardableResult
  public static func append(_ record: AuditRecord, in db: Database) throws -> AuditHead {
    let head = try self.head(in: db)
    let entry = AuditEntry(record, sequence: head.sequence + 1, previousHash: head.hash)
    try db.execute(
      sql: """
        INSERT INTO storekit_audit (sequence, occurred_at_ms, actor, roles, action, object_id,
          outcome, reason, request_id, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        Int64(entry.sequence), entry.occurredAtMilliseconds, entry.actor, entry.roles,
        entry.action, entry.objectID, entry.outcome, entry.reason, entry.requestID,
        entry.previousHash, entry.hash,
      ])
    return AuditHead(sequence: entry.sequence, hash: entry.hash)
  }

  /// The end of the chain.
  public static func head(in db: Database) throws -> AuditHead {
    let row = try Row.fetchOne(
      db, sql: "SELECT sequence, hash FROM storekit_audit ORDER BY sequence DESC LIMIT 1")
    guard let row else { return AuditHead(sequence: 0, hash: AuditEntry.genesisHash) }
    return AuditHead(sequence: UInt64(row[0] as Int64), hash: row[1])
  }

  /// The entries after `sequence` in order, at most `limit`.
  public static func entries(
    after sequence: UInt64, limit: Int, in db: Database
  ) throws -> [AuditEntry] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM storekit_audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
      arguments: [Int64(clamping: sequence), limit]
    ).map(AuditEntry.init)
  }

  /// Computes every hash anew from the stored content and reports the first entry that is not as
  /// it was written.
  ///
  /// A chain alone cannot show that its end was cut off or that it was rewritten as a whole. With
  /// `witness`, a head that was kept elsewhere, it can.
  public static func verify(
    in db: Database, witness: AuditHead? = nil
  ) throws -> AuditVerification {
    var head = AuditHead(sequence: 0, hash: AuditEntry.genesisHash)
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM storekit_audit ORDER BY sequence")
    while let row = try rows.next() {
      let entry = AuditEntry(row)
      let isGood =
        entry.sequence == head.sequence + 1
        && entry.previousHash == head.hash
        && entry.hash == entry.expectedHash
        && (witness?.sequence != entry.sequence || witness?.hash == entry.hash)
      guard isGood else {
        return AuditVerification(
          intactEntries: head.sequence, firstBadSequence: head.sequence + 1, head: head)
      }
      head = AuditHead(sequence: entry.sequence, hash: entry.hash)
    }
    let isCut = (witness?.sequence ?? 0) > head.sequence
    return AuditVerification(
      intactEntries: head.sequence, firstBadSequence: isCut ? head.sequence + 1 : nil, head: head)
  }
}
