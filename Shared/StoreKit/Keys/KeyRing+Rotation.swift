import FieldEncryption
import FoundationEssentials
import GRDB
import Synchronization

/// What is left to do of a rotation.
public struct KeyRotation: Hashable, Sendable {
  /// Keys that got a new wrapping.
  public internal(set) var rewrapped = 0
  /// Fields that got a new key.
  public internal(set) var resealed = 0
  /// Fields whose subject was erased.
  public internal(set) var erased = 0
  /// Fields that do not open although their key is there. As long as there are any, no old key is retired.
  public internal(set) var damaged = 0
}

/// What a rotation replaces.
public enum KeyRotationKind: String, Hashable, Sendable, CaseIterable {
  /// The key above the data keys: they are wrapped anew, no field changes.
  case wrapping
  /// The data keys: every field is sealed anew.
  case data
}

/// Rotations do their work in small transactions between those of others. One that was interrupted goes on
/// where it was: what it has to do is what the store shows as old.
extension KeyRing {
  /// How many rows one transaction of a rotation looks at.
  static let rotationBatch = 256

  /// What is done of a rotation, and how many keys or fields were looked at since it was resumed.
  public typealias RotationReport = @Sendable (KeyRotation, _ examined: Int) -> Void

  /// Makes what a rotation brings in: from then on new keys are wrapped, or new fields sealed, with it. What
  /// is old is left to `resumeRotations`.
  ///
  /// - Parameter record: Written in the same transaction, so that no rotation begins unrecorded.
  public func beginRotation(_ kind: KeyRotationKind, _ record: AuditRecord? = nil) async throws {
    switch kind {
    case .wrapping:
      let version = self.wrappingKeys.withLock { $0.current.version } + 1
      let key = KeyEncryptionKey(service: self.service, version: version)
      try await WrappingKeys.insert(
        key, wrappedBy: self.provider, into: self.store, at: self.now(), record: record)
      self.wrappingKeys.withLock { $0.add(key) }
    case .data:
      try await self.store.write { db in
        try db.execute(sql: "UPDATE storekit_key_epoch SET value = value + 1")
        self.epoch.store(try DataKeyRow.epoch(in: db), ordering: .relaxed)
        self.cache.forgetNewest()
        if let record { try AuditLog.append(record, in: db) }
      }
    }
  }

  /// Makes a new wrapping key and wraps every data key with it. No field changes.
  @discardableResult
  public func rotateWrappingKey() async throws -> KeyRotation {
    try await self.beginRotation(.wrapping)
    return try await self.resumeRotations()
  }

  /// Gives each subject a new key and seals its fields with it.
  @discardableResult
  public func rotateDataKeys() async throws -> KeyRotation {
    try await self.beginRotation(.data)
    return try await self.resumeRotations()
  }

  /// Finishes rotations that were begun; run it when a service starts.
  ///
  /// - Parameter report: Told after each transaction.
  @discardableResult
  public func resumeRotations(
    report: RotationReport = { _, _ in }
  ) async throws -> KeyRotation {
    var progress = KeyRotation()
    try await self.rewrap(&progress, report)
    if try await self.store.read(Self.hasOldDataKeys) {
      var examined = progress.rewrapped
      for column in self.columns { try await self.reseal(column, &progress, &examined, report) }
      if progress.damaged == 0 {
        try await self.store.write(Self.retireOldDataKeys)
        self.cache.forgetAll()
      }
    }
    return progress
  }

  // MARK: - Wrapping

  private func rewrap(_ progress: inout KeyRotation, _ report: RotationReport) async throws {
    let current = self.wrappingKeys.withLock { $0.current }
    while true {
      let count = try await self.store.write { db in
        let rows = try DataKeyRow.outdated(
          wrappedBefore: current.version, limit: Self.rotationBatch, in: db)
        for row in rows {
          try row.update(wrapped: try current.wrap(self.unwrap(row)), by: current.version, in: db)
        }
        return rows.count
      }
      progress.rewrapped += count
      if count == 0 { break }
      report(progress, progress.rewrapped)
    }
    try await self.store.write { db in
      try db.execute(
        sql: "DELETE FROM storekit_wrapping_key WHERE version < ?", arguments: [current.version])
    }
    self.wrappingKeys.withLock { $0.retireOld() }
  }

  // MARK: - Fields

  private static func hasOldDataKeys(in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM storekit_data_key, storekit_key_epoch
          WHERE epoch > 0 AND epoch < value)
        """) ?? false
  }

  /// Every field that opens is sealed with a newer key by now.
  private static func retireOldDataKeys(in db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM storekit_data_key
        WHERE epoch > 0 AND epoch < (SELECT value FROM storekit_key_epoch)
        """)
  }

  private func reseal(
    _ column: SealedColumn, _ progress: inout KeyRotation, _ examined: inout Int,
    _ report: RotationReport
  ) async throws {
    var cursor: [DatabaseValue]?
    repeat {
      let after = cursor
      let batch = try await self.store.write { db in
        try self.resealBatch(of: column, after: after, in: db)
      }
      progress.resealed += batch.resealed
      progress.erased += batch.erased
      progress.damaged += batch.damaged
      examined += batch.examined
      cursor = batch.last
      report(progress, examined)
    } while cursor != nil
  }

  private struct Batch {
    var resealed = 0
    var erased = 0
    var damaged = 0
    var examined = 0
    /// The key of the last row; nil at the end of the table.
    var last: [DatabaseValue]?
  }

  private func resealBatch(
    of column: SealedColumn, after key: [DatabaseValue]?, in db: Database
  ) throws -> Batch {
    var batch = Batch()
    for row in try column.rows(after: key, limit: Self.rotationBatch, in: db) {
      batch.last = row.key
      batch.examined += 1
      do {
        guard let sealed = try self.resealed(row, in: column, db: db) else { continue }
        try column.update(row.key, to: sealed, in: db)
        batch.resealed += 1
      } catch FieldEncryptionError.noKey {
        batch.erased += 1
      } catch is FieldEncryptionError {
        batch.damaged += 1
      }
    }
    return batch
  }

  /// The content under the subject's newest key; nil when it is already.
  private func resealed(
    _ row: SealedColumn.StoredRow, in column: SealedColumn, db: Database
  ) throws -> Data? {
    let version = try DataKey.version(of: row.sealed)
    let (newest, epoch) = try DataKeyRow.newest(of: row.subject, in: db)
    if let newest, newest.version == version, newest.epoch >= epoch { return nil }
    let content = try self.open(
      row.sealed, in: column, row: row.name, subject: row.subject, db: db)
    return try self.seal(content, in: column, row: row.name, subject: row.subject, db: db)
  }
}
