import CLinux
import FoundationEssentials
import Glibc

/// An open file, so that what is checked is what is read, whatever happens to its path.
struct OpenFile: ~Copyable {
  private static let maximumBytes: Int64 = 1 << 20

  private let descriptor: CInt
  private let path: String

  /// The permission bits.
  let mode: UInt32
  /// The user id of the owner.
  let owner: UInt32
  private let count: Int

  /// Opens a regular file of at most 1 MiB for reading.
  init(_ file: URL) throws(ConfigurationError) {
    let path = file.path()
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
    }
    var description = clinux_file()
    let failure = clinux_describe(descriptor, &description)
    guard failure == 0, description.is_regular != 0, description.bytes <= Self.maximumBytes else {
      close(descriptor)
      throw .unreadableFile(
        path: path,
        reason: failure == 0
          ? "it is not a regular file of at most 1 MiB" : String(cString: strerror(failure)))
    }
    self.descriptor = descriptor
    self.path = path
    self.mode = description.mode & 0o777
    self.owner = description.owner
    self.count = Int(description.bytes)
  }

  deinit {
    close(self.descriptor)
  }

  /// All of the file.
  func content() throws(ConfigurationError) -> Data {
    var bytes = [UInt8](repeating: 0, count: self.count)
    var filled = 0
    while filled < self.count {
      let got = bytes[filled...].withUnsafeMutableBytes {
        Glibc.read(self.descriptor, $0.baseAddress, $0.count)
      }
      guard got > 0 else {
        throw .unreadableFile(path: self.path, reason: "it ended early")
      }
      filled += got
    }
    return Data(bytes)
  }
}
