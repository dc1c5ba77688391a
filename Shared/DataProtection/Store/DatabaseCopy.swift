import FoundationEssentials
import GRDB
import Hexadecimal
import StoreKit

/// A copy of a store's database that no service has open.
struct DatabaseCopy: Sendable {
  let file: URL

  /// What a manifest tells of a copy.
  struct Contents: Hashable, Sendable {
    let migrations: [String]
    let audit: AuditHead
  }

  /// What is wrong with a copy.
  struct Damage: Error, CustomStringConvertible {
    let description: String
  }

  /// Takes the keys out. Where they were there are zeros, in the file and anywhere beside it.
  func detachKeys() throws -> (keys: StoredKeys, contents: Contents) {
    let queue = try self.open()
    let result = try queue.inDatabase { db in
      let keys = try StoredKeys(in: db)
      let contents = Contents(
        migrations: try String.fetchAll(
          db, sql: "SELECT identifier FROM grdb_migrations ORDER BY 1"),
        audit: try AuditLog.head(in: db))
      try db.inTransaction {
        try db.execute(sql: "DELETE FROM storekit_data_key")
        try db.execute(sql: "DELETE FROM storekit_wrapping_key")
        return .commit
      }
      return (keys, contents)
    }
    try queue.close()
    return result
  }

  /// Puts keys in, and destroys those of who was erased since. Events that follow are new to those who have seen some
  /// from after the copy was made.
  func attach(_ keys: StoredKeys, without erasures: [Erasure]) throws {
    let queue = try self.open()
    try queue.inDatabase { db in
      try db.inTransaction {
        try keys.insert(in: db)
        for erasure in erasures { try erasure.apply(in: db) }
        try Outbox.beginAnew(in: db)
        return .commit
      }
    }
    try queue.close()
  }

  /// Checks that the file is a sound database whose audit chain ends where it should.
  ///
  /// - Throws: `Damage`.
  func check(auditSequence: UInt64, auditHash: String) throws {
    let queue = try self.open()
    try queue.inDatabase { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
      guard integrity == ["ok"] else {
        throw Damage(description: "the database is damaged: \(integrity.first ?? "no answer")")
      }
      let audit = try AuditLog.verify(in: db)
      guard audit.isIntact else {
        throw Damage(
          description: "the audit chain breaks at record \(audit.firstBadSequence ?? 0)")
      }
      guard audit.head.sequence == auditSequence,
        audit.head.hash.hexadecimal == auditHash
      else { throw Damage(description: "the audit chain does not end where the manifest says") }
    }
    try queue.close()
  }

  private func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA mmap_size = 0")
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // A journal on the disk would hold the pages as they were, and with them the keys.
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = MEMORY")
    }
    return try DatabaseQueue(path: self.file.path(), configuration: configuration)
  }
}
