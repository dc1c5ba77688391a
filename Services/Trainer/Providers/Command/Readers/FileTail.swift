import CLinux
import FoundationEssentials
import Glibc

/// An open file that somebody else may be writing to.
final class FileTail {
  /// Its size when it was opened.
  let bytes: UInt64
  /// When it was last written to, in nanoseconds since 1970.
  let modifiedNanoseconds: Int64

  private let descriptor: CInt

  /// Opens a regular file.
  ///
  /// - Throws: `FileTail.Unreadable`.
  init(_ path: String) throws(Unreadable) {
    // What the command makes is not trusted: a pipe in place of a file must not hold us up.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Unreadable(path: path) }
    var file = clinux_file()
    guard clinux_describe(descriptor, &file) == 0, file.is_regular != 0 else {
      close(descriptor)
      throw Unreadable(path: path)
    }
    self.descriptor = descriptor
    self.bytes = UInt64(file.bytes)
    self.modifiedNanoseconds = file.modified_nanoseconds
  }

  deinit { close(self.descriptor) }

  /// That there is no such file, or none that can be read.
  struct Unreadable: Error, Hashable {
    let path: String
  }

  /// What stands from `offset` on; less than there is when there is more than `limit`.
  func read(from offset: UInt64, atMost limit: Int) -> [UInt8] {
    let count = Int(clamping: min(UInt64(limit), self.bytes > offset ? self.bytes - offset : 0))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let received = pread(
          self.descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
          off_t(offset) + off_t(filled))
        if received < 0, errno == EINTR { continue }
        guard received > 0 else { return }
        filled += received
      }
    }
  }
}
