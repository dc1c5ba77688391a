import FieldEncryption
import FoundationEssentials
import GRDB

/// The versions of a store's key encryption key, unwrapped.
struct WrappingKeys: Sendable {
  private var keys: [UInt32: KeyEncryptionKey]
  /// The newest: what new keys are wrapped with.
  private(set) var current: KeyEncryptionKey

  /// One version, if there is one.
  subscript(version: UInt32) -> KeyEncryptionKey? { self.keys[version] }

  /// Adds a version, which is the newest.
  mutating func add(_ key: KeyEncryptionKey) {
    self.keys[key.version] = key
    self.current = key
  }

  /// Forgets the versions before the newest.
  mutating func retireOld() { self.keys = [self.current.version: self.current] }

  /// Reads the keys of a store, making the first.
  static func load(
    from store: Store, _ provider: any KeyProvider, at time: Date
  ) async throws -> WrappingKeys {
    let service = store.configuration.name
    var keys: [KeyEncryptionKey] = []
    for (version, wrapped) in try await store.read(self.rows) {
      keys.append(try await provider.unwrap(wrapped, service: service, version: version))
    }
    guard let newest = keys.last else {
      let first = KeyEncryptionKey(service: service, version: 1)
      try await self.insert(first, wrappedBy: provider, into: store, at: time)
      return WrappingKeys(keys: [1: first], current: first)
    }
    return WrappingKeys(
      keys: Dictionary(uniqueKeysWithValues: keys.map { ($0.version, $0) }), current: newest)
  }

  /// Stores a key, with the audit record of it.
  static func insert(
    _ key: KeyEncryptionKey, wrappedBy provider: any KeyProvider, into store: Store, at time: Date,
    record: AuditRecord? = nil
  ) async throws {
    let wrapped = try await provider.wrap(key)
    try await store.write { db in
      try db.execute(
        sql: "INSERT INTO storekit_wrapping_key (version, wrapped, created_at_ms) VALUES (?, ?, ?)",
        arguments: [key.version, wrapped, time.millisecondsSinceEpoch])
      if let record { try AuditLog.append(record, in: db) }
    }
  }

  private static func rows(in db: Database) throws -> [(version: UInt32, wrapped: Data)] {
    try Row.fetchAll(db, sql: "SELECT version, wrapped FROM storekit_wrapping_key ORDER BY version")
      .map { (version: $0[0], wrapped: $0[1]) }
  }
}
