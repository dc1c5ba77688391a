import CLinux
import FoundationEssentials

/// Random bytes of the kernel.
enum SecureRandom {
  /// Takes all bytes at once: Swift's generator asks the kernel anew for every eight.
  static func bytes(_ count: Int) -> Data {
    var bytes = Data(count: count)
    let received = bytes.withUnsafeMutableBytes { getrandom($0.baseAddress, $0.count, 0) }
    // Up to 256 bytes are given whole once the kernel has its seed (getrandom(2)).
    precondition(count <= 256 && received == count, "the kernel gives no random bytes")
    return bytes
  }
}
