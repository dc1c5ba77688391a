import Crypto
import FoundationEssentials

/// Ed25519 keys in PEM, in the only encoding that RFC 8410 gives them: a constant prefix and the 32
/// bytes of the key. OpenSSL reads and writes the same.
enum Ed25519PEM {
  private static let privatePrefix: [UInt8] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  private static let publicPrefix: [UInt8] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]

  /// The key in a "PRIVATE KEY" block (PKCS #8); `nil` when there is none.
  static func privateKey(_ pem: Data) -> Curve25519.Signing.PrivateKey? {
    self.content(of: pem, label: "PRIVATE KEY", prefix: self.privatePrefix).flatMap {
      try? Curve25519.Signing.PrivateKey(rawRepresentation: $0)
    }
  }

  /// The key in a "PUBLIC KEY" block (SubjectPublicKeyInfo); `nil` when there is none.
  static func publicKey(_ pem: Data) -> Curve25519.Signing.PublicKey? {
    self.content(of: pem, label: "PUBLIC KEY", prefix: self.publicPrefix).flatMap {
      try? Curve25519.Signing.PublicKey(rawRepresentation: $0)
    }
  }

  private static func content(of pem: Data, label: String, prefix: [UInt8]) -> [UInt8]? {
    let lines = String(decoding: pem, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let begin = lines.firstIndex(of: "-----BEGIN \(label)-----"),
      let end = lines[begin...].firstIndex(of: "-----END \(label)-----"),
      let der = Data(base64Encoded: lines[(begin + 1)..<end].joined()),
      der.starts(with: prefix), der.count == prefix.count + 32
    else { return nil }
    return Array(der.dropFirst(prefix.count))
  }
}
