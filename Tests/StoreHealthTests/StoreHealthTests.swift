import GRDB
import ServiceKit
import StoreHealth
import StoreKit
import TestSupport
import Testing

@Suite("The health of a store")
struct StoreHealthTests {
  private let directory = TemporaryDirectory()
  private let registry = HealthRegistry()

  private func open() throws -> Store {
    let store = try Store(
      StoreConfiguration(directory: self.directory.url, name: "test"),
      migrations: [
        StoreMigration(identifier: "test-1") {
          try $0.execute(sql: "CREATE TABLE note (text TEXT)")
        }
      ])
    self.registry.register(store)
    return store
  }

  private func result() async throws -> HealthCheckResult {
    let checks = await self.registry.run()
    return try #require(checks.first { $0.name == "store.durability" }).result
  }

  @Test func `a store that is durable passes with what was measured`() async throws {
    let store = try self.open()
    let result = try await self.result()
    #expect(result.state == .pass)
    #expect(result.detail.contains("synchronous=full"))
    try await store.close()
  }

  @Test func `a full disk warns until there is space again`() async throws {
    let store = try self.open()
    let pages = try await store.write { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 4)") }
    let large = String(repeating: "x", count: 1 << 20)
    await #expect(throws: StoreError.self) {
      try await store.write {
        try $0.execute(sql: "INSERT INTO note VALUES (?)", arguments: [large])
      }
    }
    #expect(try await self.result().state == .warn)
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try await self.result().state == .pass)
    try await store.close()
  }

  @Test func `a failed disk fails, and names what to restart`() async throws {
    let store = try self.open()
    try? await store.write { _ in throw DatabaseError(resultCode: .SQLITE_IOERR) }
    let result = try await self.result()
    #expect(result.state == .fail)
    #expect(result.remedy.contains("restart the test"))
    try await store.close()
  }

  @Test func `settings that lose writes with the power fail`() async throws {
    let store = try self.open()
    try await store.write { _ in }
    try await store.loosen()
    #expect(try await self.result().state == .fail)
    try await store.close()
  }
}

extension Store {
  /// What a program that opened the store in between might do.
  fileprivate func loosen() async throws {
    // The setting cannot be changed inside a transaction: it is taken at the end of this one.
    try await self.write { db in
      db.afterNextTransaction { db in try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
    }
  }
}
