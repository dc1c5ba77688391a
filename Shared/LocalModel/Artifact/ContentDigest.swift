import Crypto
package import FoundationEssentials
import Hexadecimal

/// SHA-256 digests as they are written in manifests.
package enum ContentDigest {
  /// 64 hexadecimal digits.
  package static func hex(_ bytes: some DataProtocol) -> String {
    SHA256.hash(data: bytes).hexadecimal
  }

  /// "sha256:" and the digits.
  package static func identity(_ bytes: some DataProtocol) -> String {
    "sha256:" + self.hex(bytes)
  }
}
