import FieldEncryption
import Foundation
import GRDB
import Logging
import ServiceKit
import StoreKit
import Synchronization
import TestSupport

@testable import DataProtection

/// A Collector's store with sealed letters, its keys, its backups.
final class ProtectedStore: Sendable {
  static let letter = SealedColumn(
    table: "letter", column: "body", key: ["id"], subject: "letter.patient")
  static let caller = Caller(actor: "anna", roles: ["admin"], requestID: "r-1")

  private static let letters = StoreMigration(identifier: "test-1-letters") { db in
    try db.execute(
      sql: "CREATE TABLE letter (id TEXT PRIMARY KEY, patient TEXT NOT NULL, body BLOB) STRICT")
  }

  let owner: TemporaryDirectory
  /// The service's data directory.
  let directory: URL
  let store: Store
  let keys: KeyRing
  let signer: SigningKey
  let shelf: BackupShelf

  var verifying: VerifyingKeys { VerifyingKeys([self.signer.verifyingKey]) }
  var backups: URL { self.directory.appending(path: "backups", directoryHint: .isDirectory) }
  var artifacts: URL { self.directory.appending(path: "artifacts", directoryHint: .isDirectory) }

  static func root(_ byte: UInt8 = 7) throws -> RootKey {
    try RootKey(name: "root-\(byte)", bytes: Data(repeating: byte, count: 32))
  }

  /// - Parameter directory: Of a store that was restored; nil makes a new one.
  init(
    _ directory: URL? = nil, in owner: TemporaryDirectory = TemporaryDirectory(),
    signer: SigningKey = .ephemeral(for: .collector), kept: Int = 3
  ) async throws {
    self.owner = owner
    let place =
      directory ?? owner.url.appending(path: "live/collector", directoryHint: .isDirectory)
    self.directory = place
    self.signer = signer
    self.store = try Store(
      StoreConfiguration(directory: place, name: "collector"), migrations: [Self.letters])
    self.keys = try await KeyRing(self.store, provider: Self.root(), columns: [Self.letter])
    let clock = ClockBox(Date(timeIntervalSince1970: 1_800_000_000))
    self.clock = clock
    self.shelf = try BackupShelf(
      place.appending(path: "backups", directoryHint: .isDirectory), service: .collector,
      keys: self.keys, signer: signer, verifying: VerifyingKeys([signer.verifyingKey]),
      sources: [("artifacts", place.appending(path: "artifacts", directoryHint: .isDirectory))],
      kept: kept, now: { clock.now })
  }

  private let clock: ClockBox

  /// A time that moves on by a second each time it is asked for.
  private final class ClockBox: Sendable {
    private let time: Mutex<Date>

    init(_ start: Date) { self.time = Mutex(start) }

    var now: Date {
      self.time.withLock { time in
        time += 1
        return time
      }
    }
  }

  func now() -> Date { self.clock.now }

  func write(_ text: String, id: String, of patient: String) async throws {
    try await self.store.write { db in
      let body = try self.keys.seal(
        Data(text.utf8), in: Self.letter, row: SealedColumn.row(id), subject: patient, db: db)
      try db.execute(
        sql: "INSERT INTO letter (id, patient, body) VALUES (?, ?, ?)",
        arguments: [id, patient, body])
    }
  }

  func text(_ id: String) async throws -> String {
    try await self.store.read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT patient, body FROM letter WHERE id = ?", arguments: [id])
      else { return "" }
      let body = try self.keys.open(
        row["body"], in: Self.letter, row: SealedColumn.row(id), subject: row["patient"], db: db)
      return String(decoding: body, as: UTF8.self)
    }
  }

  func letters() async throws -> [String] {
    try await self.store.read { try String.fetchAll($0, sql: "SELECT id FROM letter ORDER BY id") }
  }

  func wrappedKey(of patient: String) async throws -> Data? {
    try await self.store.read { db in
      try Data.fetchOne(
        db, sql: "SELECT wrapped FROM storekit_data_key WHERE subject = ?", arguments: [patient])
    }
  }

  func desk(
    _ eraser: any SubjectEraser = LetterEraser(), shelf: BackupShelf? = nil
  ) -> ErasureDesk {
    ErasureDesk(
      journal: ErasureJournal(keys: self.keys, eraser: eraser), shelf: shelf ?? self.shelf,
      service: .collector, signer: self.signer, now: { self.now() })
  }

  /// What the audit trail says, oldest first.
  func audit() async throws -> [String] {
    try await self.store.read { db in
      try AuditLog.entries(after: 0, limit: 100, in: db).map { "\($0.action) \($0.outcome)" }
    }
  }

  /// From now on the audit trail takes nothing.
  func breakAudit() async throws {
    try await self.store.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER no_audit BEFORE INSERT ON storekit_audit
          BEGIN SELECT RAISE(ABORT, 'the audit trail is full'); END
          """)
    }
  }

  /// Makes a backup and returns where it is.
  func backUp() async throws -> URL {
    let id = self.shelf.nextID()
    try await self.shelf.make(id)
    return self.shelf.place(of: id.rawValue)
  }

  func restoration(
    of place: URL, root: UInt8 = 7, keys: VerifyingKeys? = nil
  ) throws -> BackupRestoration {
    try BackupRestoration(
      place, keys: keys ?? self.verifying, provider: { _ in try Self.root(root) })
  }

  /// A place to restore into.
  func target(_ name: String = "restored") -> URL {
    self.owner.url.appending(path: name, directoryHint: .isDirectory)
  }
}

/// Erases letters. A request's subject is the patient.
struct LetterEraser: SubjectEraser {
  func subjects(of request: ErasureRequest, in db: Database) throws -> [String] {
    [request.subject].compactMap { $0 }
  }

  func removeRemains(of erasure: Erasure, in db: Database) throws -> ErasureFacts {
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, body FROM letter WHERE patient = ?", arguments: [erasure.subject])
    var facts = ErasureFacts()
    for row in rows where try DataKey.version(of: row["body"]) <= erasure.lastVersion {
      try db.execute(sql: "DELETE FROM letter WHERE id = ?", arguments: [row["id"] as String])
      facts.add(1, to: "letters")
    }
    return facts
  }

  func trace(_ request: ErasureRequest, in db: Database) -> ErasureFacts {
    ErasureFacts(snapshots: request.snapshotIDs)
  }
}

extension URL {
  /// Whether a file below this directory has these bytes in it, or in its name.
  func holds(_ text: some DataProtocol) throws -> Bool {
    let bytes = Data(text)
    for name in try BackupWriter.files(below: self) {
      if Data(name.utf8).range(of: bytes) != nil { return true }
      let content = try Data(contentsOf: self.appending(path: name))
      if content.range(of: bytes) != nil { return true }
    }
    return false
  }

  func holds(_ text: String) throws -> Bool { try self.holds(Array(text.utf8)) }
}
