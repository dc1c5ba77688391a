import FoundationEssentials
import Glibc
import StoreKit

/// A file that is read or written from its beginning to its end.
final class PlainFile {
  private let url: URL
  private let descriptor: CInt

  /// Opens a file.
  init(reading url: URL) throws(FileFailure) {
    self.url = url
    self.descriptor = open(url.path(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard self.descriptor >= 0 else { throw FileFailure("open", url) }
  }

  /// Makes a file that only its owner may read.
  init(creating url: URL) throws(FileFailure) {
    self.url = url
    self.descriptor = open(url.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard self.descriptor >= 0 else { throw FileFailure("create", url) }
  }

  deinit { close(self.descriptor) }

  /// The next bytes; none at the end.
  func read(upTo count: Int) throws(FileFailure) -> Data {
    var data = Data(count: count)
    while true {
      let received = data.withUnsafeMutableBytes { bytes in
        Glibc.read(self.descriptor, bytes.baseAddress, bytes.count)
      }
      if received < 0, errno == EINTR { continue }
      guard received >= 0 else { throw FileFailure("read", self.url) }
      return data.prefix(received)
    }
  }

  /// Adds bytes.
  func write(_ data: Data) throws(FileFailure) {
    try DurableFile.writeAll(data, to: self.descriptor, self.url)
  }

  /// Makes what was written durable.
  func synchronize() throws(FileFailure) {
    guard fsync(self.descriptor) == 0 else { throw FileFailure("fsync", self.url) }
  }

  /// Overwrites a file with zeros and removes it, so that the blocks it lay on do not keep what it held: for
  /// file systems that write in place.
  static func destroy(_ url: URL) throws {
    guard DurableFile.exists(url) else { return }
    let descriptor = open(url.path(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw FileFailure("open", url) }
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileFailure("lseek", url) }
    let zeros = Data(count: 1 << 16)
    var rest = Int(size)
    while rest > 0 {
      let count = min(rest, zeros.count)
      try DurableFile.writeAll(zeros.prefix(count), to: descriptor, url)
      rest -= count
    }
    guard fsync(descriptor) == 0 else { throw FileFailure("fsync", url) }
    try DurableFile.remove(url)
  }
}
