public import GRDB

/// The audit trail of a store: append-only, each entry bound to the one before by its hash.
public enum AuditLog {
  /// Adds a record; in the transaction of the action that it tells about.
  ///
  /// The head is read from the table each time. A savepoint that is rolled back tells nobody, so a
  /// head that was remembered could be one that never came to be.
  @discardableResult
  public static func append(_ record: AuditRecord, in db: Database) throws -> AuditHead {
    let head = try self.head(in: db)
    let entry = AuditEntry(record, sequence: head.sequence + 1, previousHash: head.hash)
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO storekit_audit (\(AuditEntry.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      Int64(entry.sequence), entry.previousHash, entry.hash, entry.occurredAtMilliseconds,
      entry.actor, entry.roles, entry.action, entry.objectID, entry.outcome, entry.reason,
      entry.requestID,
    ])
    return AuditHead(sequence: entry.sequence, hash: entry.hash)
  }

  /// The end of the chain.
  public static func head(in db: Database) throws -> AuditHead {
    let statement = try db.cachedStatement(
      sql: "SELECT sequence, hash FROM storekit_audit ORDER BY sequence DESC LIMIT 1")
    guard let row = try Row.fetchOne(statement) else { return .none }
    return AuditHead(
      sequence: UInt64(clamping: try row.decode(Int64.self, atIndex: 0)),
      hash: try row.decode(atIndex: 1))
  }

  /// The entries after `sequence` in order, at most `limit`.
  public static func entries(
    after sequence: UInt64, limit: Int, in db: Database
  ) throws -> [AuditEntry] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(AuditEntry.columns) FROM storekit_audit
        WHERE sequence > ? ORDER BY sequence LIMIT ?
        """)
    return try Row.fetchAll(statement, arguments: [Int64(clamping: sequence), limit])
      .map(AuditEntry.init)
  }

  /// The newest entries first of those that a query asks for.
  public static func entries(_ query: AuditQuery, in db: Database) throws -> [AuditEntry] {
    let condition = query.condition
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(AuditEntry.columns) FROM storekit_audit
        WHERE \(condition.sql) ORDER BY sequence DESC LIMIT ?
        """,
      arguments: condition.arguments + [query.limit]
    ).map(AuditEntry.init)
  }
}
