public import FoundationEssentials
public import GRDB

/// The checkpoints of a store's own audit trail, kept beside it.
public enum AuditCheckpoints {
  /// How many records one checkpoint covers at most.
  public static let maximumRecords = 1000

  static let table = "storekit_audit_checkpoint"

  /// Signs and keeps the next checkpoint: about the records since the last one, but not more than
  /// `maximumRecords`. Does nothing when there are none.
  ///
  /// Nothing is signed that does not fit together with what was signed before.
  ///
  /// - Parameters:
  ///   - service: Whose trail it is.
  ///   - time: The time.
  ///   - keyID: The name of the key.
  ///   - db: Where the trail is.
  ///   - sign: Signs bytes.
  /// - Throws: `AuditDamage` when the records since the last checkpoint are not as they were written.
  public static func append(
    of service: String, at time: Date, keyID: String, in db: Database,
    sign: (Data) throws -> Data
  ) throws -> AuditCheckpoint? {
    let previous = try self.newest(in: db)?.head ?? .none
    let (head, outline) = try self.records(after: previous, in: db)
    guard head != previous else { return nil }
    let checkpoint = try AuditCheckpoint(
      service: service, head: head, previous: previous, outline: outline, madeAt: time,
      keyID: keyID, sign: sign)
    try db.cachedStatement(
      sql: "INSERT INTO storekit_audit_checkpoint (sequence, line, outline) VALUES (?, ?, ?)"
    ).execute(arguments: [Int64(head.sequence), checkpoint.line, outline])
    return checkpoint
  }

  /// The last checkpoint; `nil` when there is none.
  public static func newest(in db: Database) throws -> AuditCheckpoint? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT sequence, line, outline FROM storekit_audit_checkpoint
        ORDER BY sequence DESC LIMIT 1
        """)
    return try Row.fetchOne(statement).map(self.checkpoint)
  }

  /// The checkpoints about records after `sequence` in order, at most `limit`.
  public static func list(
    after sequence: UInt64, limit: Int, in db: Database
  ) throws -> [AuditCheckpoint] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT sequence, line, outline FROM storekit_audit_checkpoint
        WHERE sequence > ? ORDER BY sequence LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [Int64(clamping: sequence), limit])
      .map(self.checkpoint)
  }

  /// How many records no checkpoint is about yet.
  public static func uncoveredRecords(in db: Database) throws -> UInt64 {
    let statement = try db.cachedStatement(
      sql: """
        SELECT coalesce((SELECT max(sequence) FROM storekit_audit), 0)
          - coalesce((SELECT max(sequence) FROM storekit_audit_checkpoint), 0)
        """)
    return UInt64(clamping: try Int64.fetchOne(statement) ?? 0)
  }

  private static func checkpoint(_ row: Row) throws -> AuditCheckpoint {
    guard
      let checkpoint = AuditCheckpoint(
        line: try row.decode(String.self, atIndex: 1), outline: try row.decode(atIndex: 2))
    else {
      throw AuditDamage(
        .checkpointForged, at: UInt64(clamping: try row.decode(Int64.self, atIndex: 0)),
        "the checkpoint at it is not one that was signed")
    }
    return checkpoint
  }

  private static func records(
    after previous: AuditHead, in db: Database
  ) throws -> (AuditHead, Data) {
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: """
          SELECT \(AuditEntry.columns) FROM storekit_audit
          WHERE sequence >= ? ORDER BY sequence LIMIT ?
          """),
      arguments: [Int64(previous.sequence), self.maximumRecords + 1])
    var head = previous
    var outline = Data()
    var isFirst = previous.sequence > 0
    while let row = try rows.next() {
      let link = try AuditLink(row)
      if isFirst {
        // The record that the last checkpoint is about must still be the one that it is about.
        isFirst = false
        guard link?.hash == previous.hash else { throw try self.damage(after: previous, in: db) }
        continue
      }
      guard let link, link.follows(head) else { throw try self.damage(after: previous, in: db) }
      guard head.sequence - previous.sequence < UInt64(self.maximumRecords) else { break }
      head = AuditHead(sequence: head.sequence + 1, hash: link.hash)
      outline.append(link.hash.prefix(AuditCheckpoint.outlineBytes))
    }
    guard !isFirst else { throw try self.damage(after: previous, in: db) }
    return (head, outline)
  }

  /// What the whole trail looks like when its end does not fit.
  private static func damage(after previous: AuditHead, in db: Database) throws -> AuditDamage {
    try AuditLog.verify(in: db, against: AuditTestimony(heads: [previous])).damage
      ?? AuditDamage(.unreadable, at: previous.sequence + 1, "it changed while it was read")
  }
}
