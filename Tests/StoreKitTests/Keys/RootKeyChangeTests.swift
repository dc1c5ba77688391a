import FieldEncryption
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite("Change of the root key")
struct RootKeyChangeTests {
  private let fixture = KeyRingFixture()
  private static let audit = AuditRecord(
    actor: "operator", roles: ["operator"], action: "key.root.change", objectID: "test",
    outcome: .succeeded)

  /// A provider that stops to work after so many keys.
  private struct Failing: KeyProvider {
    struct Failure: Error {}
    let name = "failing"
    func wrap(_ key: KeyEncryptionKey) async throws -> Data { throw Failure() }
    func unwrap(_ wrapped: Data, service: String, version: UInt32) async throws -> KeyEncryptionKey
    {
      throw FieldEncryptionError.wrongWrappingKey(what: "it")
    }
  }

  @Test func `afterwards the new root key opens the store, and the old one does not`() async throws
  {
    let (old, new) = (try KeyRingFixture.root(1), try KeyRingFixture.root(2))
    let ring = try await self.fixture.open(root: old)
    try await ring.write("letter")
    let wrapped = try #require(
      try await ring.store.read {
        try Data.fetchOne($0, sql: "SELECT wrapped FROM storekit_wrapping_key")
      })
    let change = try await RootKeyChange.run(on: ring.store, from: old, to: new, audit: Self.audit)
    #expect(change == RootKeyChange(rewrapped: 1, kept: 0))
    let audited = try await ring.store.read {
      try String.fetchAll($0, sql: "SELECT action FROM storekit_audit")
    }
    #expect(audited == ["key.root.change"])
    try await ring.store.close()
    #expect(try !self.fixture.holds(wrapped))
    let again = try await self.fixture.open(root: new)
    #expect(try await again.text() == "letter")
    try await again.store.close()
    await #expect(throws: FieldEncryptionError.self) { try await self.fixture.open(root: old) }
  }

  @Test func `the second time there is nothing to do`() async throws {
    let (old, new) = (try KeyRingFixture.root(1), try KeyRingFixture.root(2))
    let ring = try await self.fixture.open(root: old)
    _ = try await RootKeyChange.run(on: ring.store, from: old, to: new, audit: Self.audit)
    let again = try await RootKeyChange.run(on: ring.store, from: old, to: new, audit: Self.audit)
    #expect(again == RootKeyChange(rewrapped: 0, kept: 1))
  }

  @Test func `a change that was interrupted half way goes on`() async throws {
    let (old, new) = (try KeyRingFixture.root(1), try KeyRingFixture.root(2))
    let ring = try await self.fixture.open(root: old)
    // As an interrupted rotation leaves them: two versions, one of them under the new root key already.
    let second = KeyEncryptionKey(service: "test", version: 2)
    let wrapped = try new.wrap(second)
    try await ring.store.write { db in
      try db.execute(
        sql: "INSERT INTO storekit_wrapping_key (version, wrapped, created_at_ms) VALUES (2, ?, 0)",
        arguments: [wrapped])
    }
    let change = try await RootKeyChange.run(on: ring.store, from: old, to: new, audit: Self.audit)
    #expect(change == RootKeyChange(rewrapped: 1, kept: 1))
    try await ring.store.close()
    _ = try await self.fixture.open(root: new)
  }

  @Test func `with a wrong old key, or a new one that fails, nothing is changed`() async throws {
    let (old, wrong) = (try KeyRingFixture.root(1), try KeyRingFixture.root(3))
    let ring = try await self.fixture.open(root: old)
    try await ring.write("letter")
    await #expect(throws: FieldEncryptionError.self) {
      try await RootKeyChange.run(
        on: ring.store, from: wrong, to: KeyRingFixture.root(2), audit: Self.audit)
    }
    await #expect(throws: Failing.Failure.self) {
      try await RootKeyChange.run(on: ring.store, from: old, to: Failing(), audit: Self.audit)
    }
    let audited = try await ring.store.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM storekit_audit")
    }
    #expect(audited == 0)
    try await ring.store.close()
    #expect(try await self.fixture.open(root: old).text() == "letter")
  }
}
