public import FieldEncryption
public import FoundationEssentials
public import GRDB
import Synchronization

/// The keys of a store: each subject has its own, wrapped by the store's key, which the key provider wraps.
///
/// The tables are the truth: a key whose transaction was rolled back, or whose subject was erased, is never used.
/// Memory only saves looking up and unwrapping what was before.
public final class KeyRing: Sendable {
  /// The columns that are sealed.
  public let columns: [SealedColumn]

  /// Where they are.
  package let store: Store
  /// What wraps the store's key.
  package let provider: any KeyProvider
  let wrappingKeys: Mutex<WrappingKeys>
  let cache = DataKeyCache()
  /// The rotation of all data keys that new ones belong to; for keys that are made ahead.
  let epoch: Atomic<UInt32>
  let now: @Sendable () -> Date

  /// How many uses of a key are counted at once, ahead.
  static let reservedUses: UInt64 = 256
  /// Begins the names of subjects that are nobody.
  private static let reservedPrefix = "storekit:"
  private static let indexSubject = "storekit:index"

  /// Opens the keys of a store, and makes its first wrapping key.
  ///
  /// - Parameters:
  ///   - store: Holds the keys; its name is the service's.
  ///   - provider: Wraps the store's key.
  ///   - columns: Every column that is sealed.
  ///   - now: The time of day.
  /// - Throws: `FieldEncryptionError.wrongWrappingKey` when the store was written with another root key.
  public init(
    _ store: Store, provider: any KeyProvider, columns: [SealedColumn],
    now: @escaping @Sendable () -> Date = { Date() }
  ) async throws {
    self.store = store
    self.provider = provider
    self.columns = columns
    self.now = now
    self.wrappingKeys = Mutex(try await WrappingKeys.load(from: store, provider, at: now()))
    self.epoch = Atomic(try await store.read(DataKeyRow.epoch))
    store.followers.add(self.cache)
  }

  /// The service whose store it is.
  public var service: String { self.store.configuration.name }

  // MARK: - Fields

  /// Seals content for a row, with the newest key of its subject; makes the subject's key when it has none.
  ///
  /// - Parameters:
  ///   - row: The row's name, from `SealedColumn.row(_:)`.
  ///   - subject: The value of the column's `subject` for the row.
  ///   - db: The transaction that writes the row; one of `Store.write`.
  public func seal(
    _ content: Data, in column: SealedColumn, row: String, subject: String, db: Database
  ) throws -> Data {
    try Self.check(subject)
    return try self.newestKey(of: subject, in: db).seal(
      content, for: self.context(column, row, subject))
  }

  /// Opens what was sealed for a row.
  ///
  /// - Throws: `FieldEncryptionError`: `noKey` when the subject was erased, `keyVersionTooOld` when a rotation
  ///   has retired the key, and the others when the bytes are not what was sealed for this row.
  public func open(
    _ sealed: Data, in column: SealedColumn, row: String, subject: String, db: Database
  ) throws -> Data {
    let version = try DataKey.version(of: sealed)
    guard let key = try DataKeyRow.fetch(subject, version: version, in: db) else {
      if let minimum = try DataKeyRow.oldestVersion(of: subject, in: db), minimum > version {
        throw FieldEncryptionError.keyVersionTooOld(found: version, minimum: minimum)
      }
      throw FieldEncryptionError.noKey(subject: subject)
    }
    return try self.unwrap(key).open(sealed, for: self.context(column, row, subject))
  }

  /// The blind index of a column. Its key outlives rotations, or nothing would be found after one.
  public func blindIndex(table: String, column: String, in db: Database) throws -> BlindIndex {
    try self.lastingKey(of: Self.indexSubject, in: db).blindIndex(table: table, column: column)
  }

  /// The blind index of a column, in a transaction of its own.
  public func blindIndex(table: String, column: String) async throws -> BlindIndex {
    try await self.store.write { db in
      try self.blindIndex(table: table, column: column, in: db)
    }
  }

  func context(_ column: SealedColumn, _ row: String, _ subject: String) -> FieldContext {
    FieldContext(
      service: self.service, table: column.table, column: column.column, row: row, subject: subject)
  }

  static func check(_ subject: String) throws {
    guard !subject.isEmpty, !subject.hasPrefix(self.reservedPrefix) else {
      throw FieldEncryptionError.malformed(what: "the name of the subject")
    }
  }

  // MARK: - Data keys

  func newestKey(of subject: String, in db: Database) throws -> DataKey {
    if let known = self.cache.takeNewest(of: subject) { return known }
    if let first = try self.storeDraft(of: subject, in: db) { return first }
    let (newest, epoch) = try DataKeyRow.newest(of: subject, in: db)
    guard let row = newest, row.epoch >= epoch, row.uses < DataKey.maximumUses else {
      let last = try newest?.version ?? Erasure.lastVersion(of: subject, in: db)
      return try self.makeKey(of: subject, after: last, epoch: epoch, in: db)
    }
    let key = try self.unwrap(row)
    try row.reserve(uses: Self.reservedUses, in: db)
    self.cache.keepNewest(key, reservedUses: Self.reservedUses - 1)
    return key
  }

  /// Makes the key that fields were prepared with a new subject's first; nil when the subject is not new or the key
  /// is not what would be made now.
  private func storeDraft(of subject: String, in db: Database) throws -> DataKey? {
    guard let draft = self.cache.draft(of: subject),
      draft.row.wrappingVersion == self.wrappingKeys.withLock({ $0.current.version }),
      try draft.row.insertFirst(at: self.now(), in: db)
    else { return nil }
    self.cache.keepNewest(draft.key, reservedUses: Self.reservedUses - 1)
    return draft.key
  }

  private func makeKey(
    of subject: String, after version: UInt32, epoch: UInt32, in db: Database
  ) throws -> DataKey {
    let made = try self.newKey(of: subject, after: version, epoch: epoch)
    try made.row.insert(at: self.now(), in: db)
    self.cache.keepNewest(made.key, reservedUses: Self.reservedUses - 1)
    return made.key
  }

  func newKey(of subject: String, after version: UInt32, epoch: UInt32) throws -> DraftKey {
    let key = DataKey(subject: subject, version: version + 1)
    let wrapping = self.wrappingKeys.withLock { $0.current }
    let row = DataKeyRow(
      subject: subject, version: key.version, epoch: epoch, wrappingVersion: wrapping.version,
      wrapped: try wrapping.wrap(key), uses: Self.reservedUses)
    return DraftKey(key: key, row: row)
  }

  /// A key that no rotation replaces, made when there is none.
  func lastingKey(of subject: String, in db: Database) throws -> DataKey {
    if let row = try DataKeyRow.newest(of: subject, in: db).row { return try self.unwrap(row) }
    return try self.makeKey(of: subject, after: 0, epoch: 0, in: db)
  }

  func unwrap(_ row: DataKeyRow) throws -> DataKey {
    if let known = self.cache.key(of: row) { return known }
    guard let wrapping = self.wrappingKeys.withLock({ $0[row.wrappingVersion] }) else {
      throw FieldEncryptionError.wrongWrappingKey(what: "a data key")
    }
    let key = try wrapping.unwrap(row.wrapped, subject: row.subject, version: row.version)
    self.cache.keep(key, of: row)
    return key
  }
}
