import Crypto
import Foundation
import GRDB

@testable import StoreKit

/// A stopped service's store with an audit trail of 14 records: checkpoints at 4, 8 and 12, the last two uncovered.
final class TrailFixture: Sendable {
  let store = StoreFixture()
  /// What the witness kept of it.
  let kept: [AuditCheckpoint]

  private let key = Curve25519.Signing.PrivateKey()

  static let recordsPerCheckpoint = 4
  static let records = 14

  var file: URL { self.store.configuration.databaseFile }

  /// - Parameter actor: Who did everything; another one makes another trail.
  init(actor: String = "anna") async throws {
    let key = self.key
    let opened = try self.store.open()
    var kept: [AuditCheckpoint] = []
    for number in 1...Self.records {
      try await opened.write { db in _ = try AuditLog.append(Self.record(number, by: actor), in: db)
      }
      if number.isMultiple(of: Self.recordsPerCheckpoint) {
        kept.append(try await Self.checkpoint(opened, key))
      }
    }
    try await opened.close()
    self.kept = kept
  }

  /// Signs what has no checkpoint yet.
  static func checkpoint(
    _ store: Store, _ key: Curve25519.Signing.PrivateKey
  ) async throws -> AuditCheckpoint {
    let made = try await store.write { db in
      try AuditCheckpoints.append(
        of: "test", at: Date(millisecondsSinceEpoch: 5000), keyID: "test-1", in: db
      ) { try key.signature(for: $0) }
    }
    guard let made else { throw DatabaseError(message: "there was nothing to sign") }
    return made
  }

  /// Opens the store as its service, and goes on.
  func serve(records numbers: ClosedRange<Int>) async throws {
    let opened = try self.store.open()
    try await opened.write { db in
      for number in numbers { try AuditLog.append(Self.record(number), in: db) }
    }
    _ = try await Self.checkpoint(opened, self.key)
    try await opened.close()
  }

  static func record(_ number: Int, by actor: String = "anna") -> AuditRecord {
    AuditRecord(
      actor: actor, roles: ["admin", "analyst"], action: "model.approve",
      objectID: "model-\(number)", outcome: .succeeded, reason: "", requestID: "r-\(number)",
      occurredAt: Date(millisecondsSinceEpoch: 1000 + Int64(number)))
  }

  var accepts: @Sendable (AuditCheckpoint) -> Bool {
    let key = self.key.publicKey
    return { checkpoint in
      checkpoint.service == "test"
        && key.isValidSignature(checkpoint.signature, for: Data(checkpoint.statement.utf8))
    }
  }

  /// What the service's own checkpoints and its witness tell.
  var testimony: AuditTestimony {
    AuditTestimony(checkpoints: self.kept, accepts: self.accepts)
  }

  /// The database and what lies beside it: a log that stayed would bring newer records back.
  private var paths: [String] { ["", "-wal", "-shm"].map { self.file.path() + $0 } }

  /// What the files hold.
  func copy() -> [Data?] { self.paths.map { FileManager.default.contents(atPath: $0) } }

  /// Puts a copy in the place of the files.
  func replace(by copy: [Data?]) throws {
    for (path, data) in zip(self.paths, copy) {
      try? FileManager.default.removeItem(atPath: path)
      if let data { try data.write(to: URL(filePath: path)) }
    }
  }

  func verify(_ testimony: AuditTestimony) throws -> AuditVerification {
    try AuditEvidence(self.file).read { try AuditLog.verify(in: $0, against: testimony) }
  }

  /// Changes the file as somebody who can write it would, through a connection of its own.
  func tamper(_ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: self.file.path())
    try queue.write { db in
      let triggers = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try body(db)
    }
    try queue.close()
  }

  func tamper(_ sql: String) throws {
    try self.tamper { try $0.execute(sql: sql) }
  }

  /// Computes hashes as the documentation says, from the row at `first` to that at `last`, so that they fit again.
  static func rehash(_ db: Database, from first: Int, to last: Int) throws {
    for sequence in first...last {
      let previous =
        try Data.fetchOne(
          db, sql: "SELECT hash FROM storekit_audit WHERE sequence = ?", arguments: [sequence - 1])
        ?? Data(repeating: 0, count: 32)
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT * FROM storekit_audit WHERE sequence = ?", arguments: [sequence])
      else { continue }
      var bytes = Data("reddytalk.audit.v1".utf8)
      func append(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
      }
      append(32)
      bytes.append(previous)
      append(UInt64(sequence))
      append(UInt64(bitPattern: row["occurred_at_ms"]))
      for name in ["actor", "roles", "action", "object_id", "outcome", "reason", "request_id"] {
        let text: String = row[name]
        append(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
      }
      try db.execute(
        sql: "UPDATE storekit_audit SET previous_hash = ?, hash = ? WHERE sequence = ?",
        arguments: [previous, Data(SHA256.hash(data: bytes)), sequence])
    }
  }

  /// Moves the records from `first` on up, and puts another one in their place.
  static func insert(_ db: Database, at first: Int) throws {
    try db.execute(
      sql: """
        UPDATE storekit_audit SET sequence = -sequence - 1 WHERE sequence >= \(first);
        UPDATE storekit_audit SET sequence = -sequence WHERE sequence < 0;
        INSERT INTO storekit_audit
          SELECT \(first), occurred_at_ms, 'eve', roles, action, object_id, outcome, reason, request_id,
            zeroblob(32), zeroblob(32)
          FROM storekit_audit WHERE sequence = 1;
        """)
  }
}
