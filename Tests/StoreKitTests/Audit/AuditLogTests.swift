import Foundation
import GRDB
import Testing

@testable import StoreKit

struct AuditLogTests {
  private let fixture = StoreFixture()

  private func storeWithEntries(_ count: Int) async throws -> Store {
    let store = try self.fixture.open()
    try await store.write { db in
      for number in 1...count {
        try AuditLog.append(
          AuditRecord(
            actor: "anna", roles: ["admin", "analyst"], action: "model.approve",
            objectID: "model-\(number)", outcome: .succeeded, reason: "reviewed",
            requestID: "request-\(number)", occurredAt: Date(millisecondsSinceEpoch: 1000)),
          in: db)
      }
    }
    return store
  }

  /// Changes the stored rows as somebody who can write the file would.
  private func tamper(_ store: Store, _ sql: String) async throws {
    try await store.write { db in
      try db.execute(
        sql: """
          DROP TRIGGER IF EXISTS storekit_audit_no_update;
          DROP TRIGGER IF EXISTS storekit_audit_no_delete;
          \(sql)
          """)
    }
  }

  private func firstBadSequence(_ store: Store, witness: AuditHead? = nil) async throws -> UInt64? {
    let testimony = AuditTestimony(heads: witness.map { [$0] } ?? [])
    return try await store.read {
      try AuditLog.verify(in: $0, against: testimony).firstBadSequence
    }
  }

  @Test func `a chain as it was written is intact`() async throws {
    let store = try await self.storeWithEntries(5)
    let result = try await store.read { try AuditLog.verify(in: $0) }
    #expect(result.isIntact)
    #expect(result.intactEntries == 5)
    #expect(result.head == (try await store.read { try AuditLog.head(in: $0) }))
  }

  @Test func `an empty chain is intact`() async throws {
    let store = try self.fixture.open()
    let result = try await store.read { try AuditLog.verify(in: $0) }
    #expect(result.isIntact && result.intactEntries == 0)
  }

  @Test(arguments: [
    "actor = 'eve'", "roles = 'admin'", "action = 'model.delete'", "object_id = 'model-9'",
    "outcome = 'denied'", "reason = ''", "request_id = ''", "occurred_at_ms = 1001",
    "hash = zeroblob(32)", "previous_hash = zeroblob(32)",
  ])
  func `a changed field is found`(assignment: String) async throws {
    let store = try await self.storeWithEntries(5)
    try await self.tamper(store, "UPDATE storekit_audit SET \(assignment) WHERE sequence = 3")
    #expect(try await self.firstBadSequence(store) == 3)
  }

  @Test func `text moved from one field to the next is found`() async throws {
    let store = try await self.storeWithEntries(2)
    try await self.tamper(
      store, "UPDATE storekit_audit SET reason = '', request_id = reason || request_id")
    #expect(try await self.firstBadSequence(store) == 1)
  }

  @Test func `a removed entry is found`() async throws {
    let store = try await self.storeWithEntries(5)
    try await self.tamper(store, "DELETE FROM storekit_audit WHERE sequence = 2")
    #expect(try await self.firstBadSequence(store) == 2)
  }

  @Test func `entries that changed places are found`() async throws {
    let store = try await self.storeWithEntries(3)
    try await self.tamper(
      store,
      """
      UPDATE storekit_audit SET sequence = 99 WHERE sequence = 2;
      UPDATE storekit_audit SET sequence = 2 WHERE sequence = 3;
      UPDATE storekit_audit SET sequence = 3 WHERE sequence = 99;
      """)
    #expect(try await self.firstBadSequence(store) == 2)
  }

  @Test func `a cut-off end is found with a head that was kept elsewhere`() async throws {
    let store = try await self.storeWithEntries(5)
    let witness = try await store.read { try AuditLog.head(in: $0) }
    try await self.tamper(store, "DELETE FROM storekit_audit WHERE sequence > 3")
    #expect(try await self.firstBadSequence(store) == nil)
    #expect(try await self.firstBadSequence(store, witness: witness) == 4)
  }

  @Test func `a chain that grew still agrees with an older head`() async throws {
    let store = try await self.storeWithEntries(2)
    let witness = try await store.read { try AuditLog.head(in: $0) }
    try await store.write { db in
      try AuditLog.append(
        AuditRecord(
          actor: "b", roles: [], action: "a", objectID: "o", outcome: .denied, reason: "",
          requestID: ""), in: db)
    }
    #expect(try await self.firstBadSequence(store, witness: witness) == nil)
  }

  @Test(arguments: [
    "UPDATE storekit_audit SET actor = 'eve'", "DELETE FROM storekit_audit",
  ])
  func `the program itself cannot change or remove entries`(sql: String) async throws {
    let store = try await self.storeWithEntries(1)
    await #expect(throws: DatabaseError.self) {
      try await store.write { try $0.execute(sql: sql) }
    }
    #expect(try await self.firstBadSequence(store) == nil)
  }

  @Test func `a zero byte in what somebody sent does not look like damage`() async throws {
    let store = try self.fixture.open()
    try await store.write { db in
      try AuditLog.append(
        AuditRecord(
          actor: "an\0na", roles: [], action: "a", objectID: "\0", outcome: .denied,
          requestID: "r\0"), in: db)
    }
    #expect(try await self.firstBadSequence(store) == nil)
    let entry = try await store.read { try AuditLog.entries(after: 0, limit: 1, in: $0) }.first
    #expect(entry?.actor == "an\u{FFFD}na")
  }

  @Test func `what hides behind a zero byte is found`() async throws {
    let store = try await self.storeWithEntries(3)
    try await self.tamper(
      store,
      "UPDATE storekit_audit SET actor = actor || char(0) || 'and eve' WHERE sequence = 2")
    #expect(try await self.firstBadSequence(store) == 2)
  }

  @Test func `a record that was taken back leaves no gap`() async throws {
    struct Refused: Error {}
    let store = try await self.storeWithEntries(1)
    try await store.write { db in
      try? db.inSavepoint {
        try AuditLog.append(Self.record("rolled back"), in: db)
        return .rollback
      }
      try AuditLog.append(Self.record("kept"), in: db)
    }
    await #expect(throws: Refused.self) {
      try await store.write { db in
        try AuditLog.append(Self.record("failed"), in: db)
        throw Refused()
      }
    }
    try await store.write { db in _ = try AuditLog.append(Self.record("last"), in: db) }
    let entries = try await store.read { try AuditLog.entries(after: 1, limit: 9, in: $0) }
    #expect(entries.map(\.objectID) == ["kept", "last"])
    #expect(try await self.firstBadSequence(store) == nil)
  }

  private static func record(_ object: String) -> AuditRecord {
    AuditRecord(actor: "anna", roles: [], action: "a", objectID: object, outcome: .succeeded)
  }

  @Test func `entries are read in order`() async throws {
    let store = try await self.storeWithEntries(4)
    let entries = try await store.read { try AuditLog.entries(after: 1, limit: 2, in: $0) }
    #expect(entries.map(\.objectID) == ["model-2", "model-3"])
    #expect(entries.first?.roles == "admin,analyst")
  }
}
