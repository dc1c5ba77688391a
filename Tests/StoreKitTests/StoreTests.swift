import Foundation
import GRDB
import TestSupport
import Testing

@testable import StoreKit

struct StoreTests {
  private let fixture = StoreFixture()

  @Test func `synchronous is FULL on the connection that writes`() async throws {
    let store = try self.fixture.open()
    let synchronous = try await store.write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    #expect(synchronous == 2)
    #expect(store.durability.synchronous == .full)
    #expect(store.durability.isDurable)
  }

  @Test func `the writer has the settings that a store promises`() async throws {
    let report = try await self.fixture.open().measureDurability()
    #expect(report.journalMode == "wal")
    #expect(report.enforcesForeignKeys)
    #expect(report.busyTimeoutMilliseconds == 5000)
    #expect(report.mappedBytes == 0)
    #expect(report.sqliteVersion.hasPrefix("3."))
  }

  @Test func `a report with synchronous NORMAL is not durable`() async throws {
    let store = try self.fixture.open()
    let queue = try DatabaseQueue(path: self.fixture.directory.path() + "other.sqlite")
    let report = try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      return try DurabilityReport(db)
    }
    #expect(!report.isDurable)
    #expect(!report.isAsConfigured)
    try await store.close()
  }

  @Test func `a second owner is refused with the name of the first`() throws {
    let store = try self.fixture.open()
    let error = #expect(throws: StoreError.self) { try self.fixture.open() }
    guard case .ownedByAnother(let path, let holder) = error else {
      Issue.record("unexpected error \(String(describing: error))")
      return
    }
    #expect(path.hasSuffix("test.lock"))
    #expect(holder.contains("process \(getpid())"))
    withExtendedLifetime(store) {}
  }

  @Test func `a store can be opened again when its owner closed it`() async throws {
    let store = try self.fixture.open()
    try await store.insertNote("kept")
    try await store.close()
    let reopened = try self.fixture.open()
    #expect(try await reopened.notes() == ["kept"])
  }

  @Test func `a closed store refuses writes`() async throws {
    let store = try self.fixture.open()
    try await store.close()
    await #expect(throws: StoreError.closed(path: self.fixture.configuration.databaseFile.path())) {
      try await store.insertNote("late")
    }
  }

  @Test func `files are private to their user`() async throws {
    let store = try self.fixture.open()
    try await store.insertNote("one")
    for name in ["", "test.sqlite", "test.sqlite-wal", "test.sqlite-shm", "test.lock"] {
      let path = self.fixture.directory.appending(path: name).path()
      let mode =
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == (name.isEmpty ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func `a directory that cannot be made is named in the error`() throws {
    let file = self.fixture.directory
    try Data().write(to: file)
    let configuration = StoreConfiguration(directory: file.appending(path: "inside"), name: "test")
    let error = #expect(throws: StoreError.self) {
      try Store(configuration, migrations: [])
    }
    #expect(error?.description.contains(configuration.directory.path()) == true)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a copy is made while the writer is busy`() async throws {
    let store = try self.fixture.open()
    try await store.insertNote("copied")
    let copy = StoreFixture()
    try FileManager.default.createDirectory(at: copy.directory, withIntermediateDirectories: true)
    let gate = ThreadGate()
    async let writer: Void = store.write { _ in gate.pass() }
    try await eventually("the writer is held") { gate.holdsThread }
    try await store.backUp(to: copy.configuration.databaseFile)
    gate.open()
    try await writer
    #expect(try await copy.open().notes() == ["copied"])
  }

  @Test func `a copy of a live store opens with the same content`() async throws {
    let store = try self.fixture.open()
    try await store.insertNote("copied")
    let copy = StoreFixture()
    try FileManager.default.createDirectory(at: copy.directory, withIntermediateDirectories: true)
    try await store.backUp(to: copy.configuration.databaseFile)
    #expect(try await copy.open().notes() == ["copied"])
  }
}
