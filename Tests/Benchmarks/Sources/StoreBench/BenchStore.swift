import FieldEncryption
import Foundation
import GRDB
import StoreKit

/// A store with records of one size, in the clear or sealed.
struct BenchStore {
  let store: Store
  let keys: KeyRing
  let recordBytes: Int

  private static let body = SealedColumn(
    table: "record", column: "body", key: ["id"], subject: "record.subject")
  /// A patient has a few conversations.
  private static let recordsPerSubject: Int64 = 8

  init(directory: URL, recordBytes: Int = 2048) async throws {
    self.recordBytes = recordBytes
    self.store = try Store(
      StoreConfiguration(directory: directory, name: "bench"),
      migrations: [
        StoreMigration(identifier: "bench-1") { db in
          try db.execute(
            sql: """
              CREATE TABLE record (
                id INTEGER PRIMARY KEY, subject TEXT NOT NULL, body BLOB NOT NULL
              ) STRICT
              """)
        }
      ])
    self.keys = try await KeyRing(
      self.store, provider: RootKey(name: "bench", bytes: Data(repeating: 1, count: 32)),
      columns: [Self.body])
  }

  static func subject(of id: Int64) -> String { "subject-\(id / Self.recordsPerSubject)" }

  /// What a record holds; no two are alike.
  func content(of id: Int64) -> Data {
    var content = Data(repeating: UInt8(truncatingIfNeeded: id), count: self.recordBytes)
    withUnsafeBytes(of: id) { content.replaceSubrange(0..<8, with: $0) }
    return content
  }

  /// A record that is ready to be inserted: sealed ahead of the transaction, as the services do.
  func record(_ id: Int64, isSealed: Bool) throws -> BenchRecord {
    let (content, subject) = (self.content(of: id), Self.subject(of: id))
    guard isSealed else { return BenchRecord(id: id, subject: subject, body: .clear(content)) }
    let field = try self.keys.prepare(
      content, in: Self.body, row: SealedColumn.row("\(id)"), subject: subject)
    return BenchRecord(id: id, subject: subject, body: .sealed(field))
  }

  func insert(_ record: BenchRecord, in db: Database) throws {
    let body =
      switch record.body {
      case .clear(let content): content
      case .sealed(let field): try self.keys.finish(field, in: db)
      }
    let statement = try db.cachedStatement(
      sql: "INSERT INTO record (id, subject, body) VALUES (?, ?, ?)")
    try statement.execute(arguments: [record.id, record.subject, body])
  }

  func read(_ id: Int64, isSealed: Bool, in db: Database) throws -> Data? {
    let statement = try db.cachedStatement(sql: "SELECT subject, body FROM record WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
    guard isSealed else { return row[1] }
    return try self.keys.open(
      row[1], in: Self.body, row: SealedColumn.row("\(id)"), subject: row[0], db: db)
  }
}

struct BenchRecord: Sendable {
  enum Body: Sendable {
    case clear(Data)
    case sealed(PreparedField)
  }

  let id: Int64
  let subject: String
  let body: Body
}
