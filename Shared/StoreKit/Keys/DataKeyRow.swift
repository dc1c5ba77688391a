import FieldEncryption
import FoundationEssentials
import GRDB

/// A key, and the row that makes it a subject's.
struct DraftKey: Sendable {
  let key: DataKey
  let row: DataKeyRow
}

/// A data key as the store keeps it: wrapped.
struct DataKeyRow: Equatable {
  let subject: String
  let version: UInt32
  /// The rotation of all data keys that it was made in.
  let epoch: UInt32
  /// The version of the key that wraps it.
  let wrappingVersion: UInt32
  let wrapped: Data
  /// How many fields it may have sealed; counted ahead, so never fewer than it has.
  let uses: UInt64

  /// The newest key of a subject, and the epoch that new keys belong to.
  static func newest(
    of subject: String, in db: Database
  ) throws -> (row: DataKeyRow?, epoch: UInt32) {
    let statement = try db.cachedStatement(
      sql: """
        SELECT storekit_key_epoch.value AS current, storekit_data_key.*
        FROM storekit_key_epoch LEFT JOIN storekit_data_key ON subject = ?
        ORDER BY version DESC LIMIT 1
        """)
    guard let row = try Row.fetchOne(statement, arguments: [subject]) else { return (nil, 1) }
    let isKnown = !row.hasNull(atIndex: 1)
    return (isKnown ? DataKeyRow(row) : nil, row["current"])
  }

  /// The epoch that new keys belong to.
  static func epoch(in db: Database) throws -> UInt32 {
    try UInt32.fetchOne(db, sql: "SELECT value FROM storekit_key_epoch") ?? 1
  }

  /// One version of a subject's key.
  static func fetch(
    _ subject: String, version: UInt32, in db: Database
  ) throws -> DataKeyRow? {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM storekit_data_key WHERE subject = ? AND version = ?")
    return try Row.fetchOne(statement, arguments: [subject, version]).map(DataKeyRow.init)
  }

  /// The keys that older versions of the wrapping key wrap.
  static func outdated(
    wrappedBefore version: UInt32, limit: Int, in db: Database
  ) throws -> [DataKeyRow] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM storekit_data_key WHERE wrapping_version < ? LIMIT ?",
      arguments: [version, limit]
    ).map(DataKeyRow.init)
  }

  /// The oldest version of a subject's key that is still accepted.
  static func oldestVersion(of subject: String, in db: Database) throws -> UInt32? {
    try UInt32.fetchOne(
      db, sql: "SELECT min(version) FROM storekit_data_key WHERE subject = ?", arguments: [subject])
  }

  func insert(at time: Date, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO storekit_data_key (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(arguments: self.values(at: time))
  }

  /// Inserts it unless the subject has a key, had one that was destroyed, or new keys belong to another epoch.
  ///
  /// - Returns: Whether it was inserted.
  func insertFirst(at time: Date, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO storekit_data_key (\(Self.columns)) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
        WHERE ?3 = (SELECT value FROM storekit_key_epoch)
          AND NOT EXISTS (SELECT 1 FROM storekit_data_key WHERE subject = ?1)
          AND NOT EXISTS (SELECT 1 FROM storekit_erasure WHERE subject = ?1)
        """)
    try statement.execute(arguments: self.values(at: time))
    return db.changesCount > 0
  }

  private static let columns =
    "subject, version, epoch, wrapping_version, wrapped, uses, created_at_ms"

  private func values(at time: Date) -> StatementArguments {
    [
      self.subject, self.version, self.epoch, self.wrappingVersion, self.wrapped,
      Int64(self.uses), time.millisecondsSinceEpoch,
    ]
  }

  /// Replaces the wrapping.
  func update(wrapped: Data, by version: UInt32, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE storekit_data_key SET wrapped = ?, wrapping_version = ?
        WHERE subject = ? AND version = ?
        """,
      arguments: [wrapped, version, self.subject, self.version])
  }

  /// Counts `count` uses ahead.
  func reserve(uses count: UInt64, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "UPDATE storekit_data_key SET uses = uses + ? WHERE subject = ? AND version = ?")
    try statement.execute(arguments: [Int64(count), self.subject, self.version])
  }
}

extension DataKeyRow {
  private init(_ row: Row) {
    self.subject = row["subject"]
    self.version = row["version"]
    self.epoch = row["epoch"]
    self.wrappingVersion = row["wrapping_version"]
    self.wrapped = row["wrapped"]
    self.uses = UInt64(row["uses"] as Int64)
  }
}
