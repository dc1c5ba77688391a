import CLinux
import Crypto

/// Random bytes of the kernel.
///
/// Swift's generator, which the library uses too, asks the kernel anew for every eight.
enum SecureRandom {
  /// Fills memory, of up to 256 bytes, in one go.
  static func fill(_ bytes: UnsafeMutableRawBufferPointer) {
    let received = getrandom(bytes.baseAddress, bytes.count, 0)
    // Up to 256 bytes are given whole once the kernel has its seed (getrandom(2)).
    precondition(
      bytes.count <= 256 && received == bytes.count, "the kernel gives no random bytes")
  }

  /// A new key of 256 bits.
  static func key() -> SymmetricKey {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 16) { bytes in
      defer { bytes.wipe() }
      Self.fill(bytes)
      return SymmetricKey(data: UnsafeRawBufferPointer(bytes))
    }
  }
}
