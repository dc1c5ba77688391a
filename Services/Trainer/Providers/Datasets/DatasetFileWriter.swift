import Crypto
import FoundationEssentials
import Glibc
import Hexadecimal

/// Writes the lines, or the pieces, of a new data file, and digests them on the way.
final class DatasetFileWriter {
  /// What a finished file is.
  struct Finished: Hashable, Sendable, Codable {
    /// Where it is.
    let path: String
    let lines: Int
    let bytes: Int64
    /// SHA-256 in hex.
    let sha256: String
  }

  /// That the disk did not take it.
  struct Failure: Error, Hashable, CustomStringConvertible {
    let path: String
    let code: Int32

    var description: String { "cannot write \(self.path): \(String(cString: strerror(self.code)))" }
  }

  private static let bufferBytes = 1 << 18

  private let path: String
  private let descriptor: CInt
  private var buffer: [UInt8] = []
  private var digest = SHA256()
  private var lines = 0
  private var bytes: Int64 = 0

  /// Creates the file, in place of one that is there; only its owner can read it.
  init(_ file: URL) throws(Failure) {
    self.path = file.nativePath
    self.descriptor = open(file.nativePath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard self.descriptor >= 0 else { throw Failure(path: file.nativePath, code: errno) }
  }

  deinit { close(self.descriptor) }

  /// Adds a line.
  func append(_ line: String) throws(Failure) {
    self.buffer.append(contentsOf: line.utf8)
    self.buffer.append(UInt8(ascii: "\n"))
    self.lines += 1
    if self.buffer.count >= Self.bufferBytes { try self.flush() }
  }

  /// Adds a piece of a file that was made elsewhere.
  func append(_ bytes: [UInt8]) throws(Failure) {
    self.buffer.append(contentsOf: bytes)
    if self.buffer.count >= Self.bufferBytes { try self.flush() }
  }

  /// Ends the file.
  func finish() throws(Failure) -> Finished {
    try self.flush()
    return Finished(
      path: self.path, lines: self.lines, bytes: self.bytes,
      sha256: self.digest.finalize().hexadecimal)
  }

  private func flush() throws(Failure) {
    self.digest.update(data: self.buffer)
    self.bytes += Int64(self.buffer.count)
    var rest = self.buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(self.descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Failure(path: self.path, code: errno) }
      rest = rest.dropFirst(count)
    }
    self.buffer.removeAll(keepingCapacity: true)
  }
}
