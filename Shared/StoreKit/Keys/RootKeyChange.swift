public import FieldEncryption
import FoundationEssentials
import GRDB

/// The change of the root key above a store's keys.
///
/// What is wrapped by the root key is a handful of keys, so all of them change in one transaction: whenever
/// it is interrupted, the store opens with the one root key or with the other, and what is left to do is
/// what does not open with the new one.
public struct RootKeyChange: Hashable, Sendable {
  /// Keys that got a new wrapping.
  public internal(set) var rewrapped = 0
  /// Keys that the new root key had wrapped already.
  public internal(set) var kept = 0

  private struct WrappedKey: Sendable {
    let version: UInt32
    let wrapped: Data
  }

  /// Wraps the keys of a store with another root key. Nobody else may have the store's keys open.
  ///
  /// - Parameters:
  ///   - store: The store, whose name is the service's.
  ///   - old: What wraps its keys now.
  ///   - new: What is to wrap them.
  ///   - audit: Written with the change.
  /// - Throws: `FieldEncryptionError.wrongWrappingKey` when neither opens a key, and what the providers throw.
  ///   Nothing is changed then.
  public static func run(
    on store: Store, from old: any KeyProvider, to new: any KeyProvider, audit: AuditRecord
  ) async throws -> RootKeyChange {
    let service = store.configuration.name
    return try await self.replace(in: store, audit: audit) { key in
      if try await self.opens(key, with: new, service) { return nil }
      let secret = try await old.unwrap(key.wrapped, service: service, version: key.version)
      return try await new.wrap(secret)
    } check: { version, wrapped in
      _ = try await new.unwrap(wrapped, service: service, version: version)
    }
  }

  /// Wraps the keys of a store with the newest version of the root key that wraps them.
  ///
  /// - Throws: What the provider throws. Nothing is changed then.
  public static func renew(
    on store: Store, with provider: any KeyProvider, audit: AuditRecord
  ) async throws -> RootKeyChange {
    let service = store.configuration.name
    return try await self.replace(in: store, audit: audit) { key in
      try await provider.rewrap(key.wrapped, service: service, version: key.version)
    } check: { version, wrapped in
      _ = try await provider.unwrap(wrapped, service: service, version: version)
    }
  }

  /// Replaces wrapped keys once all of their replacements are known to open.
  private static func replace(
    in store: Store, audit: AuditRecord,
    _ replacement: (WrappedKey) async throws -> Data?,
    check: (UInt32, Data) async throws -> Void
  ) async throws -> RootKeyChange {
    var change = RootKeyChange()
    var replacements: [(old: WrappedKey, new: Data)] = []
    for key in try await store.read(self.keys) {
      guard let wrapped = try await replacement(key) else {
        change.kept += 1
        continue
      }
      try await check(key.version, wrapped)
      replacements.append((key, wrapped))
      change.rewrapped += 1
    }
    guard !replacements.isEmpty else { return change }
    let work = replacements
    try await store.write { db in
      for (old, new) in work {
        try db.execute(
          sql: "UPDATE storekit_wrapping_key SET wrapped = ? WHERE version = ? AND wrapped = ?",
          arguments: [new, old.version, old.wrapped])
        guard db.changesCount == 1 else {
          throw FieldEncryptionError.wrongWrappingKey(what: "a key that somebody else has changed")
        }
      }
      try AuditLog.append(audit, in: db)
    }
    // What the old root key opens must not stay in the log.
    try await store.truncateLog()
    return change
  }

  private static func opens(
    _ key: WrappedKey, with provider: any KeyProvider, _ service: String
  ) async throws -> Bool {
    do {
      _ = try await provider.unwrap(key.wrapped, service: service, version: key.version)
      return true
    } catch FieldEncryptionError.wrongWrappingKey, FieldEncryptionError.malformed {
      return false
    }
  }

  private static func keys(in db: Database) throws -> [WrappedKey] {
    try Row.fetchAll(db, sql: "SELECT version, wrapped FROM storekit_wrapping_key ORDER BY version")
      .map { WrappedKey(version: $0[0], wrapped: $0[1]) }
  }
}
