import Crypto
import Foundation
import Testing

@testable import FieldEncryption

struct KeyDerivationTests {
  /// RFC 5869, appendix A, the cases with SHA-256.
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let secret: [UInt8]
    let salt: [UInt8]
    let info: [UInt8]
    let output: String

    var testDescription: String { self.name }
  }

  static let vectors = [
    Vector(
      name: "A.1, basic", secret: Array(repeating: 0x0b, count: 22), salt: Array(0x00...0x0c),
      info: Array(0xf0...0xf9),
      output: """
        3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865
        """),
    Vector(
      name: "A.2, long", secret: Array(0x00...0x4f), salt: Array(0x60...0xaf),
      info: Array(0xb0...0xff),
      output: """
        b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c\
        59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71\
        cc30c58179ec3e87c14c01d5c1f3434f1d87
        """),
    Vector(
      name: "A.3, without salt and info", secret: Array(repeating: 0x0b, count: 22), salt: [],
      info: [],
      output: """
        8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8
        """),
  ]

  private func derive(
    _ secret: [UInt8], salt: [UInt8], info: [UInt8], byteCount: Int
  ) -> [UInt8] {
    self.derive(SymmetricKey(data: secret), salt: salt, info: info, byteCount: byteCount)
  }

  private func derive(
    _ secret: SymmetricKey, salt: [UInt8], info: [UInt8], byteCount: Int
  ) -> [UInt8] {
    salt.withUnsafeBytes {
      KeyDerivation.derive(from: secret, salt: $0, info: info, byteCount: byteCount) { Array($0) }
    }
  }

  @Test(arguments: Self.vectors)
  func `the vectors of RFC 5869 come out`(vector: Vector) {
    let derived = self.derive(
      vector.secret, salt: vector.salt, info: vector.info, byteCount: vector.output.count / 2)
    #expect(derived.map { String(format: "%02x", $0) }.joined() == vector.output)
  }

  @Test(arguments: [1, 31, 32, 33, 48, 64, 65, 8160])
  func `any length is what the library derives`(byteCount: Int) {
    let secret = SymmetricKey(size: .bits256)
    let salt = (0..<(byteCount % 150)).map { UInt8(truncatingIfNeeded: $0) }
    let expected = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: secret, salt: salt, info: Array("purpose".utf8),
      outputByteCount: byteCount
    ).withUnsafeBytes { Array($0) }
    let derived = self.derive(
      secret, salt: salt, info: Array("purpose".utf8), byteCount: byteCount)
    #expect(derived == expected)
  }
}
