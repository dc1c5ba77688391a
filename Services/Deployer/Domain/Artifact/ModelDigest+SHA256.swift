import Crypto
import Hexadecimal

extension ModelDigest {
  /// The digest of a manifest's bytes.
  init(of digest: SHA256Digest) {
    self.init(Self.prefix + digest.hexadecimal)
  }

  /// The hexadecimal part; `nil` when this is no SHA-256 digest.
  var hexadecimal: String? {
    guard self.rawValue.hasPrefix(Self.prefix) else { return nil }
    let digits = self.rawValue.dropFirst(Self.prefix.count)
    let isValid =
      digits.utf8.count == 64
      && digits.utf8.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
    return isValid ? String(digits) : nil
  }

  private static let prefix = "sha256:"
}
