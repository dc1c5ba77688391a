import Foundation
import GRDB
import Testing

@testable import StoreKit

struct SchemaUpgradeTests {
  private let fixture = StoreFixture()

  private func migration(_ identifier: String, table: String) -> StoreMigration {
    StoreMigration(identifier: identifier) { db in
      try db.execute(sql: "CREATE TABLE \(table) (id INTEGER PRIMARY KEY) STRICT")
    }
  }

  private func open(_ migrations: [StoreMigration]) throws -> Store {
    try self.fixture.open(migrations: migrations)
  }

  @Test func `each migration runs once and in order`() async throws {
    let first = self.migration("a-1", table: "one")
    let second = StoreMigration(identifier: "a-2") { db in
      try db.execute(sql: "ALTER TABLE one ADD COLUMN extra TEXT")
    }
    try await self.open([first]).close()
    try await self.open([first, second]).close()
    let store = try self.open([first, second])
    #expect(try await store.read { try $0.columns(in: "one").map(\.name) } == ["id", "extra"])
  }

  @Test func `a schema of a newer program is refused and left alone`() async throws {
    let first = self.migration("a-1", table: "one")
    let second = self.migration("a-2", table: "two")
    try await self.open([first, second]).close()
    let path = self.fixture.configuration.databaseFile.path()
    #expect(throws: StoreError.newerSchema(path: path, unknownMigrations: ["a-2"])) {
      try self.open([first])
    }
    #expect(try await self.open([first, second]).read { try $0.tableExists("two") })
  }

  @Test func `a migration put before an applied one is refused`() async throws {
    let first = self.migration("a-1", table: "one")
    let second = self.migration("a-2", table: "two")
    try await self.open([second]).close()
    let path = self.fixture.configuration.databaseFile.path()
    #expect(throws: StoreError.migrationsReordered(path: path, unapplied: "a-1", applied: "a-2")) {
      try self.open([first, second])
    }
  }

  @Test func `a migration that fails leaves the schema as it was`() async throws {
    let broken = StoreMigration(identifier: "a-1") { db in
      try db.execute(sql: "CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT")
      try db.execute(sql: "CREATE TABLE broken (")
    }
    let error = #expect(throws: StoreError.self) { try self.open([broken]) }
    guard case .migrationFailed = error else {
      Issue.record("unexpected error \(String(describing: error))")
      return
    }
    #expect(try await !self.open([]).read { try $0.tableExists("one") })
  }
}
