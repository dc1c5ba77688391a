import Foundation
import GRDB
import TestSupport
import Testing

@testable import StoreKit

struct GroupCommitTests {
  private let fixture = StoreFixture()

  struct Refused: Error {}

  private func succeeded(_ results: [Result<Void, any Error>]) -> [Bool] {
    results.map { if case .success = $0 { true } else { false } }
  }

  @Test func `concurrent writes share a transaction`() async throws {
    let store = try self.fixture.open()
    let writes = (1...50).map { number in
      { @Sendable () async throws in try await store.insertNote("note \(number)") }
    }
    _ = try await store.inOneGroup(writes)
    #expect(try await store.notes().count == 50)
    #expect(store.commitStatistics.writes == 51)
    #expect(store.commitStatistics.transactions < store.commitStatistics.writes / 10)
  }

  @Test func `a group is no larger than configured`() async throws {
    var configuration = self.fixture.configuration
    configuration.maximumGroup = 8
    let store = try Store(configuration, migrations: [StoreFixture.notes])
    let writes = (1...20).map { number in
      { @Sendable () async throws in try await store.insertNote("note \(number)") }
    }
    _ = try await store.inOneGroup(writes)
    #expect(try await store.notes().count == 20)
    #expect(store.commitStatistics.largestGroup == 8)
  }

  @Test func `a write that throws takes only its own changes back`() async throws {
    let store = try self.fixture.open()
    let results = try await store.inOneGroup(
      [
        { try await store.insertNote("first") },
        {
          try await store.write { db in
            try db.execute(sql: "INSERT INTO note (text) VALUES ('refused')")
            throw Refused()
          }
        },
        { try await store.insertNote("third") },
      ])
    #expect(self.succeeded(results) == [true, false, true])
    #expect(throws: Refused.self) { try results[1].get() }
    #expect(try await store.notes() == ["first", "third"])
    #expect(store.commitStatistics.failures == 1)
  }

  @Test func `a write that breaks a deferred constraint does not fail its neighbours`() async throws
  {
    let store = try self.fixture.open()
    let results = try await store.inOneGroup(
      [
        { try await store.insertNote("first") },
        { try await store.write { try $0.execute(sql: "INSERT INTO reply VALUES (4711)") } },
        { try await store.insertNote("third") },
      ])
    #expect(self.succeeded(results) == [true, false, true])
    #expect(try await store.notes() == ["first", "third"])
  }

  @Test func `cancelling a caller leaves its write and its neighbours alone`() async throws {
    let store = try self.fixture.open()
    let results = try await store.inOneGroup(
      [
        { try await store.insertNote("first") },
        {
          try await withThrowingTaskGroup { group in
            group.addTask { try await store.insertNote("cancelled") }
            group.cancelAll()
            try await group.waitForAll()
          }
        },
        { try await store.insertNote("third") },
      ])
    #expect(self.succeeded(results) == [true, true, true])
    #expect(try await store.notes() == ["cancelled", "first", "third"])
  }

  @Test func `a full disk refuses writes and is recovered from`() async throws {
    let store = try self.fixture.open()
    let pages = try await store.write { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = \(pages + 4)") }
    let large = String(repeating: "x", count: 1 << 20)
    await #expect(throws: StoreError.full(path: store.configuration.databaseFile.path())) {
      try await store.insertNote(large)
    }
    #expect(store.refusal == nil)
    #expect(store.shortage == .full(path: store.configuration.databaseFile.path()))
    try await store.write { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    try await store.insertNote(large)
    #expect(store.shortage == nil)
    #expect(try await store.notes() == [large])
  }

  @Test func `a database that another process holds is unavailable, and is used again`()
    async throws
  {
    var configuration = self.fixture.configuration
    configuration.busyTimeout = .milliseconds(50)
    let store = try Store(configuration, migrations: [StoreFixture.notes])
    var unsafe = Configuration()
    unsafe.allowsUnsafeTransactions = true
    let intruder = try DatabaseQueue(
      path: configuration.databaseFile.path(), configuration: unsafe)
    try await intruder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    for note in ["first", "second"] {
      await #expect(throws: StoreError.busy(path: configuration.databaseFile.path())) {
        try await store.insertNote(note)
      }
    }
    #expect(store.refusal == nil)
    try await intruder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try await store.insertNote("third")
    #expect(try await store.notes() == ["third"])
  }

  @Test func `a failed disk fails the whole group and every write after it`() async throws {
    let store = try self.fixture.open()
    let results = try await store.inOneGroup(
      [
        { try await store.insertNote("first") },
        { try await store.write { _ in throw DatabaseError(resultCode: .SQLITE_IOERR) } },
        { try await store.insertNote("third") },
      ])
    #expect(self.succeeded(results) == [false, false, false])
    #expect(try await store.notes() == [])
    guard case .failed = store.refusal else {
      Issue.record("the store accepts writes after its disk has failed")
      return
    }
    await #expect(throws: StoreError.self) { try await store.insertNote("later") }
  }

  @Test func `a failed disk ends the service`() async throws {
    let store = try self.fixture.open()
    await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await StoreWatch(store).run() }
      try? await store.write { _ in throw DatabaseError(resultCode: .SQLITE_IOERR) }
      await #expect(throws: StoreError.self) { try await tasks.next() }
    }
  }

  @Test func `a write returns what its body returned`() async throws {
    let store = try self.fixture.open()
    #expect(try await store.write { _ in 42 } == 42)
  }

  @Test func `closing waits for the writes that were accepted`() async throws {
    let store = try self.fixture.open()
    let gate = ThreadGate()
    try await withThrowingTaskGroup { group in
      group.addTask { try await store.write { _ in gate.pass() } }
      try await eventually("the writer is busy") { gate.holdsThread }
      group.addTask { try await store.insertNote("accepted") }
      try await eventually("the writes wait") { store.waitingWrites == 1 }
      group.addTask { try await store.close() }
      try await eventually("the store refuses writes") { store.refusal != nil }
      gate.open()
      try await group.waitForAll()
    }
    #expect(try await self.fixture.open().notes() == ["accepted"])
  }
}
