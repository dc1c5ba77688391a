import CLinux
import FoundationEssentials

/// What changes when a file is replaced or written: enough to see that somebody did, without reading it.
struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let bytes: Int64
  private let modifiedNanoseconds: Int64

  /// Looks at a file, through symbolic links; nil when there is none.
  init?(_ file: URL) {
    var description = clinux_file()
    guard clinux_describe_path(file.path(), &description) == 0 else { return nil }
    self.device = description.device
    self.number = description.number
    self.bytes = description.bytes
    self.modifiedNanoseconds = description.modified_nanoseconds
  }
}
