import Crypto
import FoundationEssentials
import Hexadecimal

/// Digests computed beside the code that is tested.
enum ContentDigestOfTests {
  static func hex(_ bytes: Data) -> String { SHA256.hash(data: bytes).hexadecimal }
}
