import Crypto
import Foundation
import Testing

@testable import FieldEncryption

/// Vectors that another implementation made: `Vectors/envelope.py`.
@Suite("Another implementation's envelopes")
struct EnvelopeVectorTests {
  struct Vector: Decodable, Sendable, CustomTestStringConvertible {
    struct Place: Decodable, Sendable { var service, table, column, row, subject: String }

    var place: Place
    var content: String
    var rootKey: Data
    var keyEncryptionKeyVersion: UInt32
    var wrappedKeyEncryptionKey: Data
    var dataKeyVersion: UInt32
    var wrappedDataKey: Data
    var salt: Data
    var nonce: Data
    var sealed: Data

    var testDescription: String { "\(self.place.service) \(self.place.row)" }

    var context: FieldContext {
      FieldContext(
        service: self.place.service, table: self.place.table, column: self.place.column,
        row: self.place.row, subject: self.place.subject)
    }

    func dataKey() throws -> DataKey {
      try RootKey(name: "vector", bytes: self.rootKey).unwrap(
        self.wrappedKeyEncryptionKey, service: self.place.service,
        version: self.keyEncryptionKeyVersion
      ).unwrap(self.wrappedDataKey, subject: self.place.subject, version: self.dataKeyVersion)
    }
  }

  static func vectors() throws -> [Vector] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Vectors/envelope.json")
    return try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))
  }

  @Test func `are there`() throws { #expect(try Self.vectors().count == 3) }

  @Test(arguments: try Self.vectors())
  func `open, from the root key to the content`(vector: Vector) throws {
    let content = try vector.dataKey().open(vector.sealed, for: vector.context)
    #expect(String(decoding: content, as: UTF8.self) == vector.content)
  }

  @Test(arguments: try Self.vectors())
  func `are what sealing with their salt and nonce gives`(vector: Vector) throws {
    let sealed = try vector.salt.withUnsafeBytes { salt in
      try vector.dataKey().seal(
        Data(vector.content.utf8), for: vector.context, salt: salt,
        nonce: AES.GCM.Nonce(data: vector.nonce))
    }
    #expect(sealed == vector.sealed)
  }
}
