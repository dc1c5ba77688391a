public import FoundationEssentials
public import GRDB

/// That a subject's keys were destroyed, and with them everything that was sealed with them, wherever a copy
/// of it may be.
///
/// Kept for good: a backup that is restored still has the keys, and loses them by this list.
public struct Erasure: Hashable, Sendable {
  /// Whose keys.
  public let subject: String
  /// The newest version that was destroyed. Keys that the subject gets later have higher ones.
  public let lastVersion: UInt32
  /// When, to the millisecond.
  public let erasedAt: Date

  /// Describes an erasure.
  public init(subject: String, lastVersion: UInt32, erasedAt: Date) {
    self.subject = subject
    self.lastVersion = lastVersion
    self.erasedAt = erasedAt
  }

  /// Every erasure of a store, by subject.
  public static func all(in db: Database) throws -> [Erasure] {
    try Row.fetchAll(db, sql: "SELECT * FROM storekit_erasure ORDER BY subject").map(Erasure.init)
  }

  /// The erasure of a subject; nil when there was none.
  public static func of(_ subject: String, in db: Database) throws -> Erasure? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM storekit_erasure WHERE subject = ?", arguments: [subject]
    ).map(Erasure.init)
  }

  private init(_ row: Row) {
    self.init(
      subject: row["subject"], lastVersion: row["last_version"],
      erasedAt: Date(millisecondsSinceEpoch: row["erased_at_ms"]))
  }

  /// The newest version of a subject's keys that was destroyed; 0 when none was.
  static func lastVersion(of subject: String, in db: Database) throws -> UInt32 {
    let statement = try db.cachedStatement(
      sql: "SELECT last_version FROM storekit_erasure WHERE subject = ?")
    return try UInt32.fetchOne(statement, arguments: [subject]) ?? 0
  }

  /// Destroys the keys and notes it. Doing it again, or what an older copy did not know, changes nothing else.
  package func apply(in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM storekit_data_key WHERE subject = ? AND version <= ?",
      arguments: [self.subject, self.lastVersion])
    try db.execute(
      sql: """
        INSERT INTO storekit_erasure (subject, last_version, erased_at_ms) VALUES (?, ?, ?)
        ON CONFLICT (subject) DO UPDATE SET
          last_version = max(last_version, excluded.last_version),
          erased_at_ms = max(erased_at_ms, excluded.erased_at_ms)
        """,
      arguments: [self.subject, self.lastVersion, self.erasedAt.millisecondsSinceEpoch])
  }
}

extension KeyRing {
  /// Destroys the keys of a subject; nil when it has none.
  ///
  /// Everything that was sealed with them is unreadable once the transaction is committed. What it leaves in
  /// the log and on freed pages is gone after `Store.truncateLog()`.
  public func erase(_ subject: String, at time: Date, in db: Database) throws -> Erasure? {
    guard let newest = try DataKeyRow.newest(of: subject, in: db).row else { return nil }
    let erasure = Erasure(subject: subject, lastVersion: newest.version, erasedAt: time)
    try self.apply(erasure, in: db)
    return erasure
  }

  /// Repeats an erasure in a store that was restored from before it.
  public func apply(_ erasure: Erasure, in db: Database) throws {
    try erasure.apply(in: db)
    self.cache.forget(erasure.subject)
  }
}
