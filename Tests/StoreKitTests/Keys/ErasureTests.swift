import FieldEncryption
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite("Erasure by destroying keys")
struct ErasureTests {
  private let fixture = KeyRingFixture()

  @Test func `nothing of the subject opens any more, and others are not touched`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("Anna's letter")
    try await ring.write("Bert's letter", to: "bert")
    let erasure = try await ring.erase("anna")
    #expect(
      erasure
        == Erasure(subject: "anna", lastVersion: 1, erasedAt: Date(millisecondsSinceEpoch: 1000)))
    await #expect(throws: FieldEncryptionError.noKey(subject: "anna")) { try await ring.text() }
    #expect(try await ring.text(of: "bert") == "Bert's letter")
    #expect(try await ring.store.read { try Erasure.all(in: $0) } == [erasure].compactMap { $0 })
  }

  @Test func `the key is in no file, the log included`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("Anna's letter")
    let wrapped = try #require(try await ring.wrappedKey(of: "anna"))
    #expect(try self.fixture.holds(wrapped))
    _ = try await ring.erase("anna")
    #expect(try !self.fixture.holds(wrapped))
  }

  @Test func `somebody who has no key is not noted`() async throws {
    let ring = try await self.fixture.open()
    #expect(try await ring.erase("anna") == nil)
    #expect(try await ring.store.read { try Erasure.all(in: $0) }.isEmpty)
  }

  @Test func `what comes later has a key of a higher version`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("before")
    _ = try await ring.erase("anna")
    try await ring.write("after", 2)
    #expect(try await ring.keys() == ["anna 2"])
    #expect(try await ring.text(2) == "after")
    await #expect(throws: FieldEncryptionError.self) { try await ring.text() }
  }

  @Test func `an erasure repeated in an older copy destroys the keys there, and no newer ones`()
    async throws
  {
    let ring = try await self.fixture.open()
    try await ring.write("before")
    let erasure = Erasure(
      subject: "anna", lastVersion: 1, erasedAt: Date(millisecondsSinceEpoch: 5))
    for _ in 0..<2 {
      try await ring.store.write { db in try ring.apply(erasure, in: db) }
      await #expect(throws: FieldEncryptionError.self) { try await ring.text() }
    }
    try await ring.write("after", 2)
    try await ring.store.write { db in try ring.apply(erasure, in: db) }
    #expect(try await ring.text(2) == "after")
  }
}
