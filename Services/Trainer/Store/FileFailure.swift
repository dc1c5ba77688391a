import FoundationEssentials
import Glibc

/// That the file system did not do what it was asked to.
struct FileFailure: Error, Hashable, CustomStringConvertible {
  /// The system call.
  let operation: String
  /// The file.
  let path: String
  /// The system's error number.
  let code: Int32

  /// The failure that `errno` tells about.
  init(_ operation: String, _ url: URL) {
    self.operation = operation
    self.path = url.path()
    self.code = errno
  }

  var description: String {
    "\(self.operation) \(self.path): \(String(cString: strerror(self.code)))"
  }
}
