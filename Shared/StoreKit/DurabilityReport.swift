import GRDB

/// The settings of the writing connection that decide whether an acknowledged write survives power
/// loss, as read back from SQLite.
public struct DurabilityReport: Hashable, Sendable {
  /// SQLite's `synchronous` levels.
  public enum Synchronous: Int, Sendable {
    case off = 0
    case normal = 1
    /// The log is synchronised on each commit. Needed for durability with write-ahead logging.
    case full = 2
    case extra = 3
  }

  /// The version of the SQLite library in use, for example "3.40.1".
  public let sqliteVersion: String
  /// "wal" when the store is as it should be.
  public let journalMode: String
  /// `nil` when SQLite reports a level that this version does not know.
  public let synchronous: Synchronous?
  /// Whether foreign keys are enforced.
  public let enforcesForeignKeys: Bool
  /// How long a statement waits for a lock.
  public let busyTimeoutMilliseconds: Int
  /// Bytes of the database that are memory-mapped; 0 when the store is as it should be.
  public let mappedBytes: Int

  /// Whether an acknowledged write survives power loss.
  public var isDurable: Bool {
    guard let synchronous = self.synchronous else { return false }
    return self.journalMode == "wal" && synchronous.rawValue >= Synchronous.full.rawValue
  }

  /// Whether the connection is set up in every respect as the store wants it.
  public var isAsConfigured: Bool {
    self.isDurable && self.enforcesForeignKeys && self.mappedBytes == 0
      && self.busyTimeoutMilliseconds > 0
  }

  /// Reads the settings of a connection.
  init(_ db: Database) throws {
    self.sqliteVersion = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
    self.journalMode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
    self.synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
      .flatMap(Synchronous.init(rawValue:))
    self.enforcesForeignKeys = try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") ?? false
    self.busyTimeoutMilliseconds = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
    self.mappedBytes = try Int.fetchOne(db, sql: "PRAGMA mmap_size") ?? 0
  }
}

extension DurabilityReport: CustomStringConvertible {
  public var description: String {
    "sqlite \(self.sqliteVersion), journal_mode=\(self.journalMode), "
      + "synchronous=\(self.synchronous.map { "\($0)" } ?? "unknown"), "
      + "foreign_keys=\(self.enforcesForeignKeys), busy_timeout=\(self.busyTimeoutMilliseconds), "
      + "mmap_size=\(self.mappedBytes)"
  }
}
