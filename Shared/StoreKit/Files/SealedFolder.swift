public import FoundationEssentials

/// A directory of sealed files. A file is bound to its name, not to the directory, which may be moved.
public struct SealedFolder: Sendable {
  /// The directory.
  public let url: URL
  private let key: FileKey

  /// The directory at `url`, which need not exist yet.
  public init(_ url: URL, key: FileKey) {
    self.url = url
    self.key = key
  }

  /// Where a file is.
  public func place(of name: String) -> URL {
    self.url.appending(path: name, directoryHint: .notDirectory)
  }

  /// Writes a file so that it is there whole or not at all, and durable.
  public func write(_ content: Data, as name: String) throws {
    var (sealed, piece, rest) = (Data(), 0, content[...])
    repeat {
      let next = rest.prefix(FileKey.pieceBytes)
      rest = rest.dropFirst(next.count)
      sealed.append(
        try self.key.seal(Data(next), piece: piece, isLast: rest.isEmpty, of: name))
      piece += 1
    } while !rest.isEmpty
    try DurableFile.write(sealed, to: self.place(of: name))
  }

  /// The content of a file.
  ///
  /// - Throws: `FileFailure` when it cannot be read, `FieldEncryptionError` when it was changed or cut off.
  public func read(_ name: String) throws -> Data {
    let reader = try self.reader(of: name)
    var content = Data(capacity: Int(clamping: reader.contentBytes))
    while let piece = try reader.next() { content.append(piece) }
    return content
  }

  /// Reads a file piece by piece.
  public func reader(of name: String) throws -> SealedFileReader {
    try SealedFileReader(self.place(of: name), name: name, key: self.key)
  }

  /// Writes a new file piece by piece.
  public func writer(of name: String) throws -> SealedFileWriter {
    try SealedFileWriter(self.place(of: name), name: name, key: self.key)
  }

  /// The names and content sizes of its files, by name.
  public func files() throws -> [(name: String, bytes: Int64)] {
    try FileManager.default.contentsOfDirectory(atPath: self.url.path()).sorted().map { name in
      (name, try self.reader(of: name).contentBytes)
    }
  }
}
