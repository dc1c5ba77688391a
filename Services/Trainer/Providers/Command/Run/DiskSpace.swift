import FoundationEssentials
import Glibc
import StoreKit

/// Tells how much room there is.
enum DiskSpace {
  /// The bytes that may still be written where a directory is.
  static func free(at directory: URL) throws(FileFailure) -> Int64 {
    var status = statvfs()
    guard statvfs(directory.nativePath, &status) == 0 else {
      throw FileFailure("statvfs", directory)
    }
    return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }
}
