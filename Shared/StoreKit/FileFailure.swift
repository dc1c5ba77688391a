public import FoundationEssentials
import Glibc

/// That the file system did not do what it was asked to.
public struct FileFailure: Error, Hashable, CustomStringConvertible {
  /// The system call.
  public let operation: String
  /// The file.
  public let path: String
  /// The system's error number.
  public let code: Int32

  /// The failure that `errno` tells about.
  public init(_ operation: String, _ url: URL) {
    self.operation = operation
    self.path = url.path()
    self.code = errno
  }

  public var description: String {
    "\(self.operation) \(self.path): \(String(cString: strerror(self.code)))"
  }
}
