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

  private func open(maximumLogBytes: Int = 64 << 20) throws -> Store {
    let store = try Store(
      StoreConfiguration(
        directory: self.directory.url, name: "test", maximumLogBytes: maximumLogBytes),
      migrations: [
        StoreMigration(identifier: "test-1") {
          try $0.execute(sql: "CREATE TABLE note (text TEXT)")
        }
      ])
    self.registry.register(store)
    return store
  }

  private func result(of check: String = "store.durability") async throws -> HealthCheckResult {
    let checks = await self.registry.run()
    return try #require(checks.first { $0.name == check }).result
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

  @Test func `a log that a reader holds warns, and is short again after it`() async throws {
    let store = try self.open(maximumLogBytes: 1 << 20)
    let gate = ThreadGate()
    async let reader: Int? = store.read { db in
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM note")
      gate.pass()
      return count
    }
    try await eventually("the reader is held") { gate.holdsThread }
    try await store.append(bytes: 8 << 20)
    let warning = try await self.result(of: "store.log")
    #expect(warning.state == .warn)
    #expect(warning.detail.contains("a reader that takes long"))
    gate.open()
    #expect(try await reader == 0)
    // What is in the log is moved after the first of these, and the log begins anew with the second.
    try await store.append(bytes: 1)
    try await store.append(bytes: 1)
    #expect(try await self.result(of: "store.log").state == .pass)
    #expect(store.logBytes <= 1 << 20)
    try await store.close()
  }
}

extension Store {
  fileprivate func append(bytes: Int) async throws {
    let text = String(repeating: "x", count: bytes)
    try await self.write { db in
      try db.execute(sql: "INSERT INTO note VALUES (?)", arguments: [text])
    }
  }

  /// What a program that opened the store in between might do.
  fileprivate func loosen() async throws {
    // The setting cannot be changed inside a transaction: it is taken at the end of this one.
    try await self.write { db in
      db.afterNextTransaction { db in try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
    }
  }
}
