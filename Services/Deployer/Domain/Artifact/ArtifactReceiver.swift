import Crypto
import FoundationEssentials
import Glibc

/// Writes the pieces of one artefact into a directory, and proves that they are what the manifest
/// says.
struct ArtifactReceiver {
  private struct OpenFile {
    let name: String
    let descriptor: CInt
    var hasher = SHA256()
    var written: UInt64 = 0
  }

  private let directory: URL
  private let limitBytes: UInt64
  private var open: OpenFile?
  private var received: [String: String] = [:]
  private var totalBytes: UInt64 = 0

  /// Receives into `directory`, which exists and is empty, at most `limitBytes`.
  init(directory: URL, limitBytes: UInt64) {
    self.directory = directory
    self.limitBytes = limitBytes
  }

  /// Writes a piece; the last one of a file makes the file durable.
  ///
  /// - Throws: `ArtifactError`.
  mutating func receive(_ piece: ArtifactPiece) throws {
    var file = try self.open ?? self.create(piece.file)
    guard piece.file == file.name, piece.offset == file.written else {
      throw ArtifactError.piecesOutOfOrder(file: piece.file)
    }
    self.totalBytes += UInt64(piece.data.count)
    guard self.totalBytes <= self.limitBytes else {
      throw ArtifactError.tooLarge(limitBytes: self.limitBytes)
    }
    // Kept from here on, so that a failure below still closes the descriptor.
    self.open = file
    try self.write(piece.data, to: file.descriptor)
    file.hasher.update(data: piece.data)
    file.written += UInt64(piece.data.count)
    self.open = file
    if piece.isLastOfFile { try self.finish(file) }
  }

  /// The digests of the files that came, by name.
  ///
  /// - Throws: `ArtifactError` when a file was cut off.
  func finish() throws -> [String: String] {
    if let open = self.open { throw ArtifactError.fileMissing(file: open.name) }
    return self.received
  }

  /// Closes what is still open; the files are the caller's to remove.
  mutating func abandon() {
    if let open = self.open { close(open.descriptor) }
    self.open = nil
  }

  private func create(_ name: String) throws -> OpenFile {
    // One plain path segment: no separator, no parent, nothing hidden.
    let isPlain =
      !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && name.utf8.count <= 255
      && !name.utf8.contains(0)
    guard isPlain, self.received[name] == nil else {
      throw ArtifactError.fileUnexpected(file: name)
    }
    let path = self.directory.appending(path: name).path()
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.unusable(path) }
    return OpenFile(name: name, descriptor: descriptor)
  }

  private mutating func finish(_ file: OpenFile) throws {
    defer { self.abandon() }
    guard fsync(file.descriptor) == 0 else { throw Self.unusable(file.name) }
    self.received[file.name] = file.hasher.finalize().hexadecimal
  }

  private func write(_ data: Data, to descriptor: CInt) throws {
    try data.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw Self.unusable(self.directory.path()) }
        done += count
      }
    }
  }

  private static func unusable(_ path: String) -> ArtifactError {
    .cacheUnusable(path: path, reason: String(cString: strerror(errno)))
  }
}
