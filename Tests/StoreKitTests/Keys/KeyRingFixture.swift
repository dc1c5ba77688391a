import FieldEncryption
import Foundation
import GRDB
import TestSupport

@testable import StoreKit

/// A store with sealed letters, and its keys.
struct KeyRingFixture: Sendable {
  private let owner = TemporaryDirectory()

  static let body = SealedColumn(
    table: "letter", column: "body", key: ["patient", "number"], subject: "letter.patient")

  private static let letters = StoreMigration(identifier: "test-1-letters") { db in
    try db.execute(
      sql: """
        CREATE TABLE letter (
          patient TEXT NOT NULL, number INTEGER NOT NULL, body BLOB, PRIMARY KEY (patient, number)
        ) STRICT, WITHOUT ROWID
        """)
  }

  var configuration: StoreConfiguration {
    StoreConfiguration(
      directory: self.owner.url.appending(path: "store", directoryHint: .isDirectory), name: "test")
  }

  static func root(_ byte: UInt8 = 7) throws -> RootKey {
    try RootKey(name: "test", bytes: Data(repeating: byte, count: 32))
  }

  func open(root: any KeyProvider) async throws -> KeyRing {
    let store = try Store(self.configuration, migrations: [Self.letters])
    do {
      return try await KeyRing(store, provider: root, columns: [Self.body])
    } catch {
      try await store.close()
      throw error
    }
  }

  func open() async throws -> KeyRing { try await self.open(root: Self.root()) }

  /// Whether any file of the store holds the bytes.
  func holds(_ bytes: Data) throws -> Bool {
    let directory = self.configuration.directory
    return try FileManager.default.contentsOfDirectory(atPath: directory.path()).contains { name in
      try Data(contentsOf: directory.appending(path: name)).range(of: bytes) != nil
    }
  }
}

extension KeyRing {
  func write(_ text: String, _ number: Int = 1, to patient: String = "anna") async throws {
    try await self.store.write { db in try self.insert(text, number, to: patient, db) }
  }

  func insert(_ text: String, _ number: Int, to patient: String, _ db: Database) throws {
    let sealed = try self.seal(
      Data(text.utf8), in: KeyRingFixture.body, row: SealedColumn.row(patient, "\(number)"),
      subject: patient, db: db)
    try db.execute(
      sql: "INSERT INTO letter (patient, number, body) VALUES (?, ?, ?)",
      arguments: [patient, number, sealed])
  }

  func text(_ number: Int = 1, of patient: String = "anna") async throws -> String {
    try await self.store.read { db in
      let sealed = try Data.fetchOne(
        db, sql: "SELECT body FROM letter WHERE patient = ? AND number = ?",
        arguments: [patient, number])
      let body = try self.open(
        sealed ?? Data(), in: KeyRingFixture.body, row: SealedColumn.row(patient, "\(number)"),
        subject: patient, db: db)
      return String(decoding: body, as: UTF8.self)
    }
  }

  func erase(_ patient: String) async throws -> Erasure? {
    let erasure = try await self.store.write { db in
      try self.erase(patient, at: Date(millisecondsSinceEpoch: 1000), in: db)
    }
    try await self.store.truncateLog()
    return erasure
  }

  /// Subject and version of every data key.
  func keys() async throws -> [String] {
    try await self.store.read { db in
      try Row.fetchAll(db, sql: "SELECT subject, version FROM storekit_data_key ORDER BY 1, 2")
        .map { "\($0[0] as String) \($0[1] as Int)" }
    }
  }

  func wrappedKey(of patient: String) async throws -> Data? {
    try await self.store.read { db in
      try Data.fetchOne(
        db, sql: "SELECT wrapped FROM storekit_data_key WHERE subject = ?", arguments: [patient])
    }
  }
}
