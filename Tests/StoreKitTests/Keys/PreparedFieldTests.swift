import FieldEncryption
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite("Fields that are sealed ahead")
struct PreparedFieldTests {
  private let fixture = KeyRingFixture()

  @Test func `a new subject's fields share the key that they were sealed with`() async throws {
    let ring = try await self.fixture.open()
    let fields = try [ring.prepared("first", 1), ring.prepared("second", 2)]
    for (index, field) in fields.enumerated() {
      let sealed = try await ring.store(field, index + 1)
      #expect(sealed == field.sealed)
    }
    try await ring.store.close()
    let again = try await self.fixture.open()
    #expect(try await again.keys() == ["anna 1"])
    #expect(try await again.text(1) == "first")
    #expect(try await again.text(2) == "second")
  }

  @Test func `a known subject's field is sealed with its key`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("first")
    let field = try ring.prepared("second", 2)
    #expect(try await ring.store(field, 2) == field.sealed)
    #expect(try await ring.keys() == ["anna 1"])
    #expect(try await ring.text(2) == "second")
  }

  @Test func `a subject whose key was not in memory gets no other`() async throws {
    let first = try await self.fixture.open()
    try await first.write("first")
    try await first.store.close()
    let ring = try await self.fixture.open()
    let field = try ring.prepared("second", 2)
    #expect(try await ring.store(field, 2) != field.sealed)
    #expect(try await ring.keys() == ["anna 1"])
    #expect(try await ring.text(2) == "second")
  }

  @Test func `a field whose subject was erased in between is sealed with a new key`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("first")
    let field = try ring.prepared("second", 2)
    _ = try await ring.erase("anna")
    #expect(try await ring.store(field, 2) != field.sealed)
    #expect(try await ring.keys() == ["anna 2"])
    #expect(try await ring.text(2) == "second")
  }

  @Test(arguments: [true, false])
  func `a field that was sealed before a rotation is sealed again`(isNew: Bool) async throws {
    let ring = try await self.fixture.open()
    if !isNew { try await ring.write("first") }
    let field = try ring.prepared("second", 2)
    try await ring.rotateDataKeys()
    #expect(try await ring.store(field, 2) != field.sealed)
    #expect(try await ring.text(2) == "second")
    #expect(try await ring.resumeRotations() == KeyRotation())
  }

  @Test func `a field is stored after its first transaction was taken back`() async throws {
    struct Stop: Error {}
    let ring = try await self.fixture.open()
    let field = try ring.prepared("letter", 1)
    await #expect(throws: Stop.self) {
      try await ring.store.write { db in
        _ = try ring.finish(field, in: db)
        throw Stop()
      }
    }
    #expect(try await ring.keys().isEmpty)
    _ = try await ring.store(field, 1)
    try await ring.store.close()
    #expect(try await self.fixture.open().text() == "letter")
  }

  @Test func `nobody's names are refused`() async throws {
    let ring = try await self.fixture.open()
    #expect(throws: FieldEncryptionError.malformed(what: "the name of the subject")) {
      try ring.prepared("letter", 1, to: "storekit:index")
    }
  }
}

extension KeyRing {
  fileprivate func prepared(
    _ text: String, _ number: Int, to patient: String = "anna"
  ) throws -> PreparedField {
    try self.prepare(
      Data(text.utf8), in: KeyRingFixture.body, row: SealedColumn.row(patient, "\(number)"),
      subject: patient)
  }

  /// Stores a field, and returns what was stored.
  fileprivate func store(_ field: PreparedField, _ number: Int) async throws -> Data {
    try await self.store.write { db in
      let sealed = try self.finish(field, in: db)
      try db.execute(
        sql: "INSERT INTO letter (patient, number, body) VALUES (?, ?, ?)",
        arguments: [field.subject, number, sealed])
      return sealed
    }
  }
}
