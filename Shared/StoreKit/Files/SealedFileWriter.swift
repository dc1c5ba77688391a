public import FoundationEssentials
import Glibc

/// Writes one new sealed file. What is not finished is no file: it does not open.
public final class SealedFileWriter {
  private let url: URL
  private let name: String
  private let key: FileKey
  private let descriptor: CInt
  private var waiting = Data()
  private var piece = 0

  init(_ url: URL, name: String, key: FileKey) throws(FileFailure) {
    self.url = url
    self.name = name
    self.key = key
    self.descriptor = open(url.path(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard self.descriptor >= 0 else { throw FileFailure("create", url) }
  }

  deinit { close(self.descriptor) }

  /// Adds content.
  public func append(_ content: Data) throws {
    self.waiting.append(content)
    // One byte more than a piece shows that the piece is not the last.
    while self.waiting.count > FileKey.pieceBytes {
      try self.write(Data(self.waiting.prefix(FileKey.pieceBytes)), isLast: false)
      self.waiting = Data(self.waiting.dropFirst(FileKey.pieceBytes))
    }
  }

  /// Ends the file and makes its content durable; its name is once the directory is.
  public func finish() throws {
    try self.write(self.waiting, isLast: true)
    self.waiting = Data()
    guard fsync(self.descriptor) == 0 else { throw FileFailure("fsync", self.url) }
  }

  private func write(_ content: Data, isLast: Bool) throws {
    let sealed = try self.key.seal(content, piece: self.piece, isLast: isLast, of: self.name)
    self.piece += 1
    try DurableFile.writeAll(sealed, to: self.descriptor, self.url)
  }
}
