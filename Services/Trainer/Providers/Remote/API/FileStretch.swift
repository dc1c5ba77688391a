import FoundationEssentials
import Glibc
import HTTPClient

/// Reads a stretch of a file.
enum FileStretch {
  /// The bytes of a range.
  ///
  /// - Throws: `OutboundError.unreadableBody`.
  static func read(_ path: String, _ range: Range<Int64>) throws(OutboundError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadableBody(reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Int(range.upperBound - range.lowerBound))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
          Int(range.lowerBound) + filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unreadableBody(reason: "the file is shorter than it was") }
      filled += count
    }
    return bytes
  }
}
