import Crypto
import FoundationEssentials
import Testing

@testable import FieldEncryption

@Suite("A data key")
struct DataKeyTests {
  static let place = FieldContext(
    service: "collector", table: "conversation", column: "text", row: "c-1", subject: "s-1")
  private static let content = Data("My chest hurts".utf8)
  private let key = DataKey(subject: "s-1", version: 3)

  @Test func `opens what it sealed, for the same place`() throws {
    let sealed = try self.key.seal(Self.content, for: Self.place)
    #expect(try self.key.open(sealed, for: Self.place) == Self.content)
    #expect(sealed.count == Self.content.count + SealedField.overhead)
    #expect(try DataKey.version(of: sealed) == 3)
    #expect(try self.key.open(self.key.seal(Data(), for: Self.place), for: Self.place).isEmpty)
  }

  @Test func `seals the same content differently each time, and shows none of it`() throws {
    let first = try self.key.seal(Self.content, for: Self.place)
    let second = try self.key.seal(Self.content, for: Self.place)
    #expect(first.dropFirst(5) != second.dropFirst(5))
    #expect(first.firstRange(of: Self.content) == nil)
  }

  @Test func `opens nothing in another place`() throws {
    let sealed = try self.key.seal(Self.content, for: Self.place)
    let changes: [WritableKeyPath<FieldContext, String>] = [
      \.service, \.table, \.column, \.row, \.subject,
    ]
    for change in changes {
      var other = Self.place
      other[keyPath: change] += "x"
      #expect(throws: FieldEncryptionError.self) { try self.key.open(sealed, for: other) }
    }
    // Components cannot flow into one another.
    var shifted = Self.place
    (shifted.table, shifted.column) = ("conversation|text", "")
    #expect(throws: FieldEncryptionError.self) { try self.key.open(sealed, for: shifted) }
  }

  @Test func `opens nothing with a bit changed, wherever it is`() throws {
    let sealed = try self.key.seal(Self.content, for: Self.place)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: FieldEncryptionError.self, "byte \(index)") {
        try self.key.open(changed, for: Self.place)
      }
    }
  }

  @Test func `opens nothing cut off or lengthened`() throws {
    let sealed = try self.key.seal(Self.content, for: Self.place)
    for count in 0..<sealed.count {
      #expect(throws: FieldEncryptionError.self) {
        try self.key.open(sealed.prefix(count), for: Self.place)
      }
    }
    #expect(throws: FieldEncryptionError.notAuthentic) {
      try self.key.open(sealed + [0], for: Self.place)
    }
  }

  @Test func `says what is wrong`() throws {
    let sealed = try self.key.seal(Self.content, for: Self.place)
    var format = sealed
    format[0] = 2
    #expect(throws: FieldEncryptionError.malformed(what: "the sealed field")) {
      try self.key.open(format, for: Self.place)
    }
    #expect(throws: FieldEncryptionError.wrongKeyVersion(expected: 4, found: 3)) {
      try DataKey(subject: "s-1", version: 4).open(sealed, for: Self.place)
    }
    #expect(throws: FieldEncryptionError.keyNotCommitted) {
      try DataKey(subject: "s-1", version: 3).open(sealed, for: Self.place)
    }
    var commitment = sealed
    commitment[40] ^= 1
    #expect(throws: FieldEncryptionError.keyNotCommitted) {
      try self.key.open(commitment, for: Self.place)
    }
    #expect(throws: FieldEncryptionError.noKey(subject: "s-2")) {
      var other = Self.place
      other.subject = "s-2"
      return try self.key.seal(Self.content, for: other)
    }
  }

  @Test func `opens a slice of a larger buffer`() throws {
    let sealed = try self.key.seal(Self.content, for: Self.place)
    let slice = (Data([9, 9, 9]) + sealed).dropFirst(3)
    #expect(try self.key.open(slice, for: Self.place) == Self.content)
  }
}
