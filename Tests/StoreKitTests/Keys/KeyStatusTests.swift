import Foundation
import GRDB
import Synchronization
import Testing

@testable import StoreKit

@Suite("The status of keys")
struct KeyStatusTests {
  private let fixture = KeyRingFixture()

  @Test func `counts keys, versions and who was erased`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("a")
    try await ring.write("b", to: "bert")
    _ = try await ring.erase("bert")
    let status = try await ring.status()
    #expect(status.provider == "test")
    #expect((status.wrappingVersion, status.oldestWrappingVersion) == (1, 1))
    #expect((status.epoch, status.oldestEpoch) == (1, 1))
    #expect((status.subjects, status.dataKeys, status.erasedSubjects) == (1, 1, 1))
    #expect(status.mostUses == KeyRing.reservedUses)
    #expect(try await ring.sealedFields() == 2)
  }

  @Test func `shows what a rotation that has begun has left to do, and what it did`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("a")
    try await ring.beginRotation(.wrapping)
    try await ring.beginRotation(.data)
    let begun = try await ring.status()
    #expect((begun.wrappingVersion, begun.oldestWrappingVersion, begun.toRewrap) == (2, 1, 1))
    #expect((begun.epoch, begun.oldestEpoch) == (2, 1))
    try await ring.resumeRotations()
    let done = try await ring.status()
    #expect((done.oldestWrappingVersion, done.toRewrap, done.oldestEpoch) == (2, 0, 2))
  }

  @Test func `of a rotation is reported after each transaction`() async throws {
    let ring = try await self.fixture.open()
    try await ring.store.write { db in
      for number in 0..<600 { try ring.insert("letter", number, to: "anna", db) }
    }
    try await ring.beginRotation(.data)
    let reports = Reports()
    try await ring.resumeRotations { _, examined in reports.add(examined) }
    #expect(reports.all.filter { $0 > 0 }.prefix(3) == [256, 512, 600])
  }

  @Test(arguments: KeyRotationKind.allCases)
  func `does not change when a rotation cannot be recorded`(_ kind: KeyRotationKind) async throws {
    let ring = try await self.fixture.open()
    try await ring.write("a")
    try await ring.store.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER no_audit BEFORE INSERT ON storekit_audit
          BEGIN SELECT RAISE(ABORT, 'full'); END
          """)
    }
    let before = try await ring.status()
    let record = AuditRecord(
      actor: "anna", roles: [], action: "keys.rotate", objectID: "", outcome: .succeeded)
    await #expect(throws: (any Error).self) { try await ring.beginRotation(kind, record) }
    #expect(try await ring.status() == before)
  }
}

/// What was reported, in order.
private final class Reports: Sendable {
  private let values = Mutex<[Int]>([])

  var all: [Int] { self.values.withLock { $0 } }

  func add(_ value: Int) { self.values.withLock { $0.append(value) } }
}
