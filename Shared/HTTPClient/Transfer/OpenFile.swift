import Glibc

/// A file that is read at any place, and closed with its last owner.
final class OpenFile: Sendable {
  private let descriptor: Int32
  /// Its size when it was opened.
  let bytes: Int64

  /// Opens a file for reading.
  ///
  /// - Throws: `OutboundError.unreadableBody`.
  init(path: String) throws(OutboundError) {
    self.descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard self.descriptor >= 0 else {
      throw .unreadableBody(reason: "\(path): \(String(cString: strerror(errno)))")
    }
    let end = lseek(self.descriptor, 0, SEEK_END)
    // What cannot be sought has no size, and what has no end is none to send.
    self.bytes = end < 0 || end > 1 << 60 ? -1 : Int64(end)
    guard self.bytes >= 0 else { throw .unreadableBody(reason: "\(path) is not a file") }
  }

  deinit { close(self.descriptor) }

  /// Reads up to the buffer's size. Returns 0 at the end of the file, and -1 when it cannot be read.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) -> Int {
    while true {
      let count = pread(self.descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 || errno != EINTR { return count }
    }
  }
}
