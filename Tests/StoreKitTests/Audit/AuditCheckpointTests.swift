import Crypto
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite struct AuditCheckpointTests {
  private let key = Curve25519.Signing.PrivateKey()

  private func sign(_ store: Store) async throws -> AuditCheckpoint? {
    let key = self.key
    return try await store.write { db in
      try AuditCheckpoints.append(
        of: "test", at: Date(millisecondsSinceEpoch: 5000), keyID: "test-1", in: db
      ) { try key.signature(for: $0) }
    }
  }

  private func append(_ count: Int, to store: Store) async throws {
    try await store.write { db in
      for number in 0..<count { try AuditLog.append(TrailFixture.record(number), in: db) }
    }
  }

  @Test func `a checkpoint is a line that can be read again`() async throws {
    let fixture = StoreFixture()
    let store = try fixture.open()
    try await self.append(3, to: store)
    let made = try #require(try await self.sign(store))
    let read = try #require(AuditCheckpoint(line: made.line, outline: made.outline))
    #expect(read == made)
    #expect(read.service == "test" && read.keyID == "test-1")
    #expect(read.head == (try await store.read { try AuditLog.head(in: $0) }))
    #expect(
      self.key.publicKey.isValidSignature(read.signature, for: Data(read.statement.utf8)))
    #expect(made.line.hasPrefix("reddytalk-audit-head v1 test 3 "))
    #expect(made.line.split(separator: " ").count == 11)
  }

  @Test func `a line that says the same in another way is not read`() async throws {
    let fixture = StoreFixture()
    let store = try fixture.open()
    try await self.append(3, to: store)
    let line = try #require(try await self.sign(store)).line
    for other in [
      line + " ", line + "\n", line.replacing(" 3 ", with: " 03 "),
      line.replacing(" 3 ", with: " +3 "), line.replacing("v1", with: "v2"),
      line.replacing("reddytalk", with: "Reddytalk"), String(line.dropLast()), "", " ",
      line.replacing(" test ", with: "  "),
    ] {
      #expect(AuditCheckpoint(line: other) == nil, "\(other)")
    }
    #expect(AuditCheckpoint(line: line, outline: Data(count: 24)) == nil)
    #expect(AuditCheckpoint(line: line, outline: Data()) == nil)
  }

  @Test func `checkpoints follow each other and cover a thousand records at most`() async throws {
    let fixture = StoreFixture()
    let store = try fixture.open()
    #expect(try await self.sign(store) == nil)
    try await self.append(2500, to: store)
    #expect(try await store.read { try AuditCheckpoints.uncoveredRecords(in: $0) } == 2500)
    var made: [AuditCheckpoint] = []
    while let next = try await self.sign(store) { made.append(next) }
    #expect(made.map(\.head.sequence) == [1000, 2000, 2500])
    #expect(made.map(\.previous) == [.none, made[0].head, made[1].head])
    #expect(
      made.allSatisfy { $0.outline?.count == Int($0.head.sequence - $0.previous.sequence) * 8 })
    #expect(try await store.read { try AuditCheckpoints.uncoveredRecords(in: $0) } == 0)
    #expect(
      try await store.read { try AuditCheckpoints.list(after: 1000, limit: 9, in: $0) }
        == Array(made[1...]))
  }

  @Test(arguments: [
    ("UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 6", 6),
    ("DELETE FROM storekit_audit WHERE sequence = 5", 5),
    ("UPDATE storekit_audit SET hash = zeroblob(32) WHERE sequence = 4", 4),
    ("DELETE FROM storekit_audit WHERE sequence >= 4", 4),
  ])
  func `nothing is signed that does not fit what was signed before`(
    sql: String, sequence: UInt64
  ) async throws {
    let fixture = StoreFixture()
    let store = try fixture.open()
    try await self.append(4, to: store)
    _ = try await self.sign(store)
    try await self.append(4, to: store)
    try await store.write { db in
      try db.execute(
        sql: """
          DROP TRIGGER storekit_audit_no_update;
          DROP TRIGGER storekit_audit_no_delete;
          \(sql)
          """)
    }
    let error = await #expect(throws: AuditDamage.self) { try await self.sign(store) }
    #expect(error?.sequence == sequence)
    #expect(try await store.read { try AuditCheckpoints.newest(in: $0) }?.head.sequence == 4)
  }

  @Test(arguments: [
    "storekit_audit", "storekit_audit_checkpoint", "storekit_audit_testimony",
    "storekit_audit_refusal", "storekit_audit_branch",
  ])
  func `no table of the trail lets anything be changed or removed`(table: String) async throws {
    let fixture = StoreFixture()
    let store = try fixture.open()
    try await self.append(1, to: store)
    let checkpoint = try #require(try await self.sign(store))
    try await store.write { db in
      _ = try AuditWitness.take(checkpoint, at: Date(), in: db)
      _ = try AuditWitness.refuse(checkpoint, because: "x", at: Date(), in: db)
      try AuditWitness.beginBranch(of: "test", by: "anna", because: "x", at: Date(), in: db)
    }
    let column = try await store.read { try $0.columns(in: table)[1].name }
    for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET \(column) = \(column)"] {
      await #expect(throws: DatabaseError.self) {
        try await store.write { try $0.execute(sql: sql) }
      }
    }
  }

  @Test func `a backup holds the whole trail, and it verifies`() async throws {
    let trail = try await TrailFixture()
    let store = try trail.store.open()
    let copy = trail.store.directory.appending(path: "copy.sqlite")
    try await store.backUp(to: copy)
    try await store.close()
    let result = try AuditEvidence(copy).read {
      try AuditLog.verify(in: $0, against: trail.testimony)
    }
    #expect(result.isIntact)
    #expect(result.intactEntries == 14)
  }
}
