import FoundationEssentials
import GRDB
import StoreKit

/// The rows of a store's key tables: wrapped keys.
struct StoredKeys: Codable, Hashable, Sendable {
  struct WrappingKey: Codable, Hashable, Sendable {
    let version: UInt32
    let wrapped: Data
    let createdAtMs: Int64
  }

  struct DataKey: Codable, Hashable, Sendable {
    let subject: String
    let version: UInt32
    let epoch: UInt32
    let wrappingVersion: UInt32
    let wrapped: Data
    let uses: Int64
    let createdAtMs: Int64
  }

  var wrapping: [WrappingKey]
  var data: [DataKey]

  /// Removes the keys of those who were erased.
  ///
  /// - Returns: How many keys there were.
  mutating func remove(_ erasures: [Erasure]) -> Int {
    let last = Dictionary(erasures.map { ($0.subject, $0.lastVersion) }, uniquingKeysWith: max)
    let count = self.data.count
    self.data.removeAll { key in last[key.subject].map { key.version <= $0 } ?? false }
    return count - self.data.count
  }

  /// Reads the key tables.
  init(in db: Database) throws {
    self.wrapping = try Row.fetchAll(
      db, sql: "SELECT * FROM storekit_wrapping_key ORDER BY version"
    ).map {
      WrappingKey(version: $0["version"], wrapped: $0["wrapped"], createdAtMs: $0["created_at_ms"])
    }
    self.data = try Row.fetchAll(
      db, sql: "SELECT * FROM storekit_data_key ORDER BY subject, version"
    ).map {
      DataKey(
        subject: $0["subject"], version: $0["version"], epoch: $0["epoch"],
        wrappingVersion: $0["wrapping_version"], wrapped: $0["wrapped"], uses: $0["uses"],
        createdAtMs: $0["created_at_ms"])
    }
  }

  /// Fills the key tables, which are empty.
  func insert(in db: Database) throws {
    for key in self.wrapping {
      try db.execute(
        sql: "INSERT INTO storekit_wrapping_key (version, wrapped, created_at_ms) VALUES (?, ?, ?)",
        arguments: [key.version, key.wrapped, key.createdAtMs])
    }
    for key in self.data {
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO storekit_data_key (subject, version, epoch, wrapping_version, wrapped, uses,
            created_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      try statement.execute(arguments: [
        key.subject, key.version, key.epoch, key.wrappingVersion, key.wrapped, key.uses,
        key.createdAtMs,
      ])
    }
  }
}
