import FoundationEssentials
import Testing

@testable import FieldEncryption

@Suite("Keys over keys")
struct KeyHierarchyTests {
  private let root = Result { try RootKey(name: "test", bytes: Data(repeating: 7, count: 32)) }

  @Test func `a data key comes back out of its wrapping`() throws {
    let wrapping = KeyEncryptionKey(service: "collector", version: 1)
    let key = DataKey(subject: "s-1", version: 2)
    let wrapped = try wrapping.wrap(key)
    let sealed = try key.seal(Data("text".utf8), for: DataKeyTests.place)
    let opened = try wrapping.unwrap(wrapped, subject: "s-1", version: 2)
    #expect(try opened.open(sealed, for: DataKeyTests.place) == Data("text".utf8))
  }

  @Test func `a wrapped data key opens for its subject, version and service alone`() throws {
    let wrapping = KeyEncryptionKey(service: "collector", version: 1)
    let wrapped = try wrapping.wrap(DataKey(subject: "s-1", version: 2))
    let wrong = FieldEncryptionError.wrongWrappingKey(what: "a data key")
    #expect(throws: wrong) { try wrapping.unwrap(wrapped, subject: "s-2", version: 2) }
    #expect(throws: wrong) { try wrapping.unwrap(wrapped, subject: "s-1", version: 3) }
    let elsewhere = KeyEncryptionKey(service: "trainer", version: 1, secret: wrapping.secret)
    #expect(throws: wrong) { try elsewhere.unwrap(wrapped, subject: "s-1", version: 2) }
    let other = KeyEncryptionKey(service: "collector", version: 1)
    #expect(throws: wrong) { try other.unwrap(wrapped, subject: "s-1", version: 2) }
    #expect(throws: FieldEncryptionError.malformed(what: "a data key")) {
      try wrapping.unwrap(wrapped.dropLast(), subject: "s-1", version: 2)
    }
  }

  @Test func `a service's key comes back out of the root key's wrapping, for that service alone`()
    throws
  {
    let root = try self.root.get()
    let key = KeyEncryptionKey(service: "collector", version: 1)
    let wrapped = try root.wrap(key)
    #expect(try root.unwrap(wrapped, service: "collector", version: 1).secret == key.secret)
    #expect(throws: FieldEncryptionError.self) {
      try root.unwrap(wrapped, service: "trainer", version: 1)
    }
    let other = try RootKey(name: "other", bytes: Data(repeating: 8, count: 32))
    #expect(throws: FieldEncryptionError.self) {
      try other.unwrap(wrapped, service: "collector", version: 1)
    }
  }

  @Test func `a blind index has equal tokens for equal values of one column only`() {
    let key = DataKey(subject: "index", version: 1)
    let index = key.blindIndex(table: "conversation", column: "caller")
    #expect(index.token(for: "call-1") == index.token(for: "call-1"))
    #expect(index.token(for: "call-1") != index.token(for: "call-2"))
    #expect(index.token(for: "call-1").count == 32)
    let other = key.blindIndex(table: "conversation", column: "source")
    #expect(index.token(for: "call-1") != other.token(for: "call-1"))
  }
}
