import Foundation
import Synchronization

/// A directory that an artefact is downloaded into before it is taken over as a whole.
final class ArtifactStaging: Sendable {
  /// The largest artefact that is taken, over all its files.
  static let limitBytes = 1 << 30
  private static let maximumFiles = 64

  let directory: URL
  /// Bytes received so far by file name.
  private let sizes = Mutex<[String: UInt64]>([:])

  init(directory: URL) {
    self.directory = directory
  }

  func create() throws {
    try FileManager.default.createDirectory(
      at: self.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  /// Removes what was not taken over.
  func discard() {
    try? FileManager.default.removeItem(at: self.directory)
  }

  /// Writes the next part of a file. Parts of a file arrive in order, without gaps.
  func append(_ data: Data, to file: String, at offset: UInt64) throws {
    guard Self.isPlainName(file) else { throw ArtifactCacheError.invalidFileName(file) }
    try self.sizes.withLock { sizes in
      let expected = sizes[file] ?? 0
      guard offset == expected else {
        throw ArtifactCacheError.gap(file: file, expected: expected, got: offset)
      }
      let total = sizes.values.reduce(0, +) + UInt64(data.count)
      guard total <= UInt64(Self.limitBytes), sizes.count < Self.maximumFiles else {
        throw ArtifactCacheError.tooLarge(limitBytes: Self.limitBytes)
      }
      sizes[file] = expected + UInt64(data.count)
    }
    let url = self.directory.appending(path: file, directoryHint: .notDirectory)
    if offset == 0 {
      try data.write(to: url)
    } else {
      let handle = try FileHandle(forWritingTo: url)
      defer { try? handle.close() }
      try handle.seekToEnd()
      try handle.write(contentsOf: data)
    }
  }

  /// A name without directories, so that nothing is written elsewhere.
  private static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".")
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }
}
