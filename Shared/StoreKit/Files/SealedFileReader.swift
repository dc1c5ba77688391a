public import FoundationEssentials
import Glibc

/// Reads one sealed file from its beginning to its end.
public final class SealedFileReader {
  /// How much content the file has.
  public let contentBytes: Int64
  /// Whether all of it was read.
  public private(set) var isAtEnd = false

  private let url: URL
  private let name: String
  private let key: FileKey
  private let descriptor: CInt
  private let sealedBytes: Int64
  private var piece = 0

  init(_ url: URL, name: String, key: FileKey) throws(FileFailure) {
    self.url = url
    self.name = name
    self.key = key
    self.descriptor = open(url.path(), O_RDONLY | O_CLOEXEC)
    guard self.descriptor >= 0 else { throw FileFailure("open", url) }
    var status = stat()
    guard fstat(self.descriptor, &status) == 0 else {
      let failure = FileFailure("fstat", url)
      close(self.descriptor)
      throw failure
    }
    self.sealedBytes = Int64(status.st_size)
    self.contentBytes = FileKey.contentBytes(ofSealed: self.sealedBytes)
  }

  deinit { close(self.descriptor) }

  /// The next piece; nil at the end.
  ///
  /// - Throws: `FileFailure` when it cannot be read, `FieldEncryptionError` when it was changed or cut off.
  public func next() throws -> Data? {
    guard !self.isAtEnd else { return nil }
    let size = Int64(FileKey.pieceBytes + FileKey.overhead)
    let offset = Int64(self.piece) * size
    let count = Int(min(size, self.sealedBytes - offset))
    let isLast = offset + size >= self.sealedBytes
    let content = try self.key.open(
      self.read(max(0, count), at: offset), piece: self.piece, isLast: isLast, of: self.name)
    self.piece += 1
    self.isAtEnd = isLast
    return content
  }

  private func read(_ count: Int, at offset: Int64) throws(FileFailure) -> Data {
    var data = Data(count: count)
    var filled = 0
    while filled < count {
      let received = data.withUnsafeMutableBytes { bytes in
        pread(
          self.descriptor, bytes.baseAddress?.advanced(by: filled), count - filled,
          off_t(offset) + off_t(filled))
      }
      if received < 0, errno == EINTR { continue }
      guard received >= 0 else { throw FileFailure("read", self.url) }
      // It became shorter while it was read: what is missing does not open.
      guard received > 0 else { return data.prefix(filled) }
      filled += received
    }
    return data
  }
}
