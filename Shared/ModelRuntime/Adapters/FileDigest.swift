import Crypto
import FoundationEssentials
import Glibc
import Hexadecimal

/// What is in a file, read piece by piece: adapters are large.
struct FileDigest {
  /// Size.
  let bytes: Int
  /// SHA-256 in hex.
  let sha256: String

  private static let pieceBytes = 1 << 20

  /// Reads a file; nil for what is none, a link included, or cannot be read.
  init?(of url: URL) {
    let descriptor = open(url.path(percentEncoded: false), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var (hasher, total) = (SHA256(), 0)
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      hasher.update(data: piece[..<count])
      total += count
    }
    self.bytes = total
    self.sha256 = hasher.finalize().hexadecimal
  }
}
