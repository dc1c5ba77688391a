import Crypto
import FoundationEssentials

/// Keys sealed with keys: AES-256-GCM with a random nonce, bound to what the key is for.
enum KeyWrapping {
  /// Format, nonce, 32 bytes, tag.
  private static let format: UInt8 = 1
  private static let bytes = 1 + 12 + 32 + 16

  static func wrap(
    _ key: SymmetricKey, with wrapping: SymmetricKey, for context: [UInt8]
  ) throws -> Data {
    let box = try key.withUnsafeBytes { secret in
      try AES.GCM.seal(secret, using: wrapping, authenticating: context)
    }
    guard let combined = box.combined else {
      throw FieldEncryptionError.malformed(what: "the nonce")
    }
    var wrapped = Data(capacity: Self.bytes)
    wrapped.append(Self.format)
    wrapped.append(combined)
    return wrapped
  }

  static func unwrap(
    _ wrapped: Data, with wrapping: SymmetricKey, for context: [UInt8], what: String
  ) throws(FieldEncryptionError) -> SymmetricKey {
    guard wrapped.count == Self.bytes, wrapped.first == Self.format else {
      throw .malformed(what: what)
    }
    do {
      let box = try AES.GCM.SealedBox(combined: wrapped.dropFirst())
      return SymmetricKey(data: try AES.GCM.open(box, using: wrapping, authenticating: context))
    } catch {
      throw .wrongWrappingKey(what: what)
    }
  }
}
