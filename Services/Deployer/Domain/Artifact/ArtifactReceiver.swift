import Crypto
import FoundationEssentials
import Hexadecimal

/// Writes the pieces of one artefact into a folder, and proves that they are what the manifest says.
struct ArtifactReceiver {
  private struct OpenFile {
    let name: String
    let writer: any ArtifactFileWriter
    var hasher = SHA256()
    var written: UInt64 = 0
  }

  private let folder: any ArtifactFolder
  private let limitBytes: UInt64
  private var open: OpenFile?
  private var received: [String: String] = [:]
  private var totalBytes: UInt64 = 0

  /// Receives into `folder`, which exists and is empty, at most `limitBytes`.
  init(folder: any ArtifactFolder, limitBytes: UInt64) {
    self.folder = folder
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
    try self.using(file.name) { try file.writer.append(piece.data) }
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

  private func create(_ name: String) throws -> OpenFile {
    // One plain path segment: no separator, no parent, nothing hidden.
    let isPlain =
      !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && name.utf8.count <= 255
      && !name.utf8.contains(0)
    guard isPlain, self.received[name] == nil else {
      throw ArtifactError.fileUnexpected(file: name)
    }
    return OpenFile(name: name, writer: try self.using(name) { try self.folder.makeFile(name) })
  }

  private mutating func finish(_ file: OpenFile) throws {
    try self.using(file.name) { try file.writer.finish() }
    self.open = nil
    self.received[file.name] = file.hasher.finalize().hexadecimal
  }

  private func using<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw ArtifactError.cacheUnusable(
        path: self.folder.url.appending(path: name).path(), reason: "\(error)")
    }
  }
}
