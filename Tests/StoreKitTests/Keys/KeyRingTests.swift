import FieldEncryption
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite("The keys of a store")
struct KeyRingTests {
  private let fixture = KeyRingFixture()

  @Test func `a field opens, also when the store was closed in between`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("Anna's letter")
    #expect(try await ring.text() == "Anna's letter")
    try await ring.store.close()
    let again = try await self.fixture.open()
    #expect(try await again.text() == "Anna's letter")
  }

  @Test func `the files hold nothing of the content`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("Anna's letter")
    #expect(try self.fixture.holds(Data("anna".utf8)))
    #expect(try !self.fixture.holds(Data("letter about".utf8)))
    #expect(try !self.fixture.holds(Data("Anna's".utf8)))
  }

  @Test func `another root key is refused`() async throws {
    try await self.fixture.open().store.close()
    let other = try KeyRingFixture.root(8)
    await #expect(throws: FieldEncryptionError.wrongWrappingKey(what: "the key of the test")) {
      try await self.fixture.open(root: other)
    }
  }

  @Test func `each subject has a key, and fields of one have the same`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("first")
    try await ring.write("second", 2)
    try await ring.write("other", to: "bert")
    #expect(try await ring.keys() == ["anna 1", "bert 1"])
  }

  @Test func `a key whose transaction was rolled back is not used`() async throws {
    struct Stop: Error {}
    let ring = try await self.fixture.open()
    await #expect(throws: Stop.self) {
      try await ring.store.write { db in
        try ring.insert("lost", 1, to: "anna", db)
        throw Stop()
      }
    }
    try await ring.write("kept")
    ring.cache.forgetAll()
    #expect(try await ring.text() == "kept")
  }

  @Test func `a key that a neighbour's write took back with it is not used`() async throws {
    struct Stop: Error {}
    let ring = try await self.fixture.open()
    let results = try await ring.store.inOneGroup([
      {
        try await ring.store.write { db in
          try ring.insert("lost", 1, to: "anna", db)
          throw Stop()
        }
      },
      { try await ring.write("kept") },
    ])
    #expect(throws: Stop.self) { try results[0].get() }
    try results[1].get()
    ring.cache.forgetAll()
    #expect(try await ring.text() == "kept")
  }

  @Test func `a field in another row, or of another person, does not open`() async throws {
    let ring = try await self.fixture.open()
    try await ring.write("first")
    try await ring.write("second", 2)
    try await ring.write("other", to: "bert")
    try await ring.store.write { db in
      let first = "(SELECT body FROM letter WHERE patient = 'anna' AND number = 1)"
      try db.execute(sql: "UPDATE letter SET body = \(first) WHERE number = 2 OR patient = 'bert'")
    }
    await #expect(throws: FieldEncryptionError.notAuthentic) { try await ring.text(2) }
    await #expect(throws: FieldEncryptionError.keyNotCommitted) {
      try await ring.text(of: "bert")
    }
  }

  @Test func `uses are counted ahead, and a key that is used up is followed by another`()
    async throws
  {
    let ring = try await self.fixture.open()
    for number in 0..<257 { try await ring.write("letter", number) }
    let uses = try await ring.store.read { db in
      try Int.fetchOne(db, sql: "SELECT uses FROM storekit_data_key")
    }
    #expect(uses == 512)
    try await ring.store.write { db in
      try db.execute(
        sql: "UPDATE storekit_data_key SET uses = ?", arguments: [Int64(DataKey.maximumUses)])
    }
    ring.cache.forgetAll()
    try await ring.write("letter", 300)
    #expect(try await ring.keys() == ["anna 1", "anna 2"])
    #expect(try await ring.text(0) == "letter")
    #expect(try await ring.text(300) == "letter")
  }

  @Test(arguments: ["", "storekit:index"])
  func `nobody's names are refused`(subject: String) async throws {
    let ring = try await self.fixture.open()
    await #expect(throws: FieldEncryptionError.malformed(what: "the name of the subject")) {
      try await ring.write("letter", to: subject)
    }
  }

  @Test func `names of rows do not run together`() {
    #expect(SealedColumn.row("a/b", "c") != SealedColumn.row("a", "b/c"))
    #expect(SealedColumn.row("a%2F", "b") != SealedColumn.row("a/", "b"))
  }
}
