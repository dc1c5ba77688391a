import FieldEncryption
public import FoundationEssentials
import GRDB
import Synchronization

/// How the keys of a store stand. Holds none of them.
public struct KeyStatus: Hashable, Sendable {
  /// What keeps the root key.
  public let provider: String
  /// The version of the key that wraps new data keys.
  public let wrappingVersion: UInt32
  /// When that was made.
  public let wrappingSince: Date
  /// The oldest version that a data key is still wrapped with.
  public let oldestWrappingVersion: UInt32
  /// The rotation that new data keys belong to.
  public let epoch: UInt32
  /// The oldest rotation that data keys are still accepted of.
  public let oldestEpoch: UInt32
  /// Who has keys.
  public let subjects: Int
  /// All versions of all of them.
  public let dataKeys: Int
  /// Data keys that a newer version of the wrapping key has to wrap yet.
  public let toRewrap: Int
  /// How much the most used key was used, counted ahead.
  public let mostUses: UInt64
  /// How many subjects were erased.
  public let erasedSubjects: Int

  /// How many fields one key may seal.
  public static var maximumUses: UInt64 { DataKey.maximumUses }
}

extension KeyRing {
  /// How the keys stand.
  public func status() async throws -> KeyStatus {
    let provider = self.provider.name
    let current = self.wrappingKeys.withLock { $0.current.version }
    return try await self.store.read { db in
      let since = try Int64.fetchOne(
        db, sql: "SELECT created_at_ms FROM storekit_wrapping_key WHERE version = ?",
        arguments: [current])
      let epoch = try DataKeyRow.epoch(in: db)
      let keys = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), count(DISTINCT subject), ifnull(max(uses), 0),
            ifnull(min(wrapping_version), ?), ifnull(min(CASE WHEN epoch > 0 THEN epoch END), ?),
            ifnull(sum(wrapping_version < ?), 0)
          FROM storekit_data_key
          """,
        arguments: [current, epoch, current])
      return KeyStatus(
        provider: provider, wrappingVersion: current,
        wrappingSince: Date(millisecondsSinceEpoch: since ?? 0),
        oldestWrappingVersion: keys?[3] ?? current, epoch: epoch, oldestEpoch: keys?[4] ?? epoch,
        subjects: keys?[1] ?? 0, dataKeys: keys?[0] ?? 0, toRewrap: keys?[5] ?? 0,
        mostUses: UInt64(keys?[2] as Int64? ?? 0),
        erasedSubjects: try Int.fetchOne(db, sql: "SELECT count(*) FROM storekit_erasure") ?? 0)
    }
  }

  /// How many fields are sealed in the store: what a rotation of data keys looks at.
  public func sealedFields() async throws -> Int {
    let columns = self.columns
    return try await self.store.read { db in
      try columns.reduce(0) { count, column in
        count
          + (try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM \(column.table) WHERE \(column.column) IS NOT NULL") ?? 0)
      }
    }
  }
}
