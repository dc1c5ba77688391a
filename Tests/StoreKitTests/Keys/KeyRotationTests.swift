import FieldEncryption
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite("Rotation of keys")
struct KeyRotationTests {
  private let fixture = KeyRingFixture()

  /// More rows than one transaction of a rotation looks at.
  private func ringWithLetters() async throws -> KeyRing {
    let ring = try await self.fixture.open()
    try await ring.store.write { db in
      for number in 0..<300 { try ring.insert("letter \(number)", number, to: "anna", db) }
      for number in 0..<300 { try ring.insert("other", 1, to: "patient/\(number)", db) }
    }
    return ring
  }

  private func expectAllReadable(_ ring: KeyRing) async throws {
    ring.cache.forgetAll()
    for number in [0, 1, 299] { #expect(try await ring.text(number) == "letter \(number)") }
    for number in [0, 299] { #expect(try await ring.text(of: "patient/\(number)") == "other") }
  }

  @Test func `a new wrapping key wraps every data key, and the old one is gone`() async throws {
    let ring = try await self.ringWithLetters()
    let old = try #require(try await ring.wrappedKey(of: "anna"))
    let done = try await ring.rotateWrappingKey()
    #expect(done == KeyRotation(rewrapped: 301))
    #expect(try await ring.wrappedKey(of: "anna") != old)
    let versions = try await ring.store.read { db in
      try Int.fetchAll(db, sql: "SELECT version FROM storekit_wrapping_key")
    }
    #expect(versions == [2])
    try await self.expectAllReadable(ring)
    try await ring.store.close()
    try await self.expectAllReadable(self.fixture.open())
  }

  @Test func `new data keys seal every field anew, and the old ones are gone`() async throws {
    let ring = try await self.ringWithLetters()
    let done = try await ring.rotateDataKeys()
    #expect(done == KeyRotation(resealed: 600))
    #expect(try await ring.keys().allSatisfy { $0.hasSuffix(" 2") })
    try await self.expectAllReadable(ring)
    #expect(try await ring.resumeRotations() == KeyRotation())
  }

  @Test func `a field sealed with a retired key is refused`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("letter")
    let old = try await ring.store.read { try Data.fetchOne($0, sql: "SELECT body FROM letter") }
    try await ring.rotateDataKeys()
    try await ring.store.write { db in
      try db.execute(sql: "UPDATE letter SET body = ?", arguments: [old])
    }
    await #expect(throws: FieldEncryptionError.keyVersionTooOld(found: 1, minimum: 2)) {
      try await ring.text()
    }
  }

  @Test func `a rotation of data keys that was interrupted goes on`() async throws {
    let ring = try await self.ringWithLetters()
    try await ring.beginRotation(.data)
    try await ring.write("new", 400)
    try await ring.store.close()
    let again = try await self.fixture.open()
    try await self.expectAllReadable(again)
    #expect(try await again.resumeRotations().resealed == 600)
    try await self.expectAllReadable(again)
    #expect(try await again.keys().allSatisfy { $0.hasSuffix(" 2") })
    #expect(try await again.text(400) == "new")
  }

  @Test func `a rotation of the wrapping key that was interrupted goes on`() async throws {
    let ring = try await self.ringWithLetters()
    try await WrappingKeys.insert(
      KeyEncryptionKey(service: "test", version: 2), wrappedBy: KeyRingFixture.root(),
      into: ring.store, at: Date())
    try await ring.store.close()
    let again = try await self.fixture.open()
    try await again.write("new", to: "carl")
    #expect(try await again.resumeRotations().rewrapped == 301)
    try await self.expectAllReadable(again)
    #expect(try await again.text(of: "carl") == "new")
  }

  @Test func `fields of somebody who was erased are counted and left`() async throws {
    let ring = try await self.ringWithLetters()
    _ = try await ring.erase("patient/7")
    #expect(try await ring.rotateDataKeys() == KeyRotation(resealed: 599, erased: 1))
    #expect(try await ring.keys().allSatisfy { $0.hasSuffix(" 2") })
    try await self.expectAllReadable(ring)
  }

  @Test func `no old key is retired while a field does not open that should`() async throws {
    let ring = try await self.ringWithLetters()
    let sealed = "(SELECT body FROM letter WHERE patient = 'patient/8')"
    try await ring.store.write { db in
      try db.execute(
        sql: """
          UPDATE letter SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB)
          WHERE patient = 'patient/8'
          """)
    }
    let damaged = try await ring.store.read { try Data.fetchOne($0, sql: "SELECT \(sealed)") }
    #expect(try await ring.rotateDataKeys() == KeyRotation(resealed: 599, damaged: 1))
    #expect(try await ring.keys().contains("patient/8 1"))
    #expect(try await ring.store.read { try Data.fetchOne($0, sql: "SELECT \(sealed)") } == damaged)
    try await self.expectAllReadable(ring)
  }

  @Test func `a blind index finds after rotations what it found before`() async throws {
    let ring = try await self.ringWithLetters()
    @Sendable func token(_ ring: KeyRing) async throws -> Data {
      try await ring.store.write { db in
        try ring.blindIndex(table: "letter", column: "patient", in: db).token(for: "anna")
      }
    }
    let before = try await token(ring)
    try await ring.rotateDataKeys()
    try await ring.rotateWrappingKey()
    #expect(try await token(ring) == before)
    try await ring.store.close()
    #expect(try await token(self.fixture.open()) == before)
  }
}
