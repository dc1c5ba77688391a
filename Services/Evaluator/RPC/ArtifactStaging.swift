import Foundation
import StoreKit
import Synchronization

/// A folder that an artefact is downloaded into before it is taken over as a whole.
final class ArtifactStaging: Sendable {
  /// The largest artefact that is taken, over all its files.
  static let limitBytes = 1 << 30
  private static let maximumFiles = 64

  /// What is known of the files so far.
  private struct State {
    var sizes: [String: UInt64] = [:]
    /// The file that is being written.
    var open: (name: String, writer: SealedFileWriter)?
  }

  let folder: SealedFolder
  private let state = Mutex(State())

  init(folder: SealedFolder) {
    self.folder = folder
  }

  private var directory: URL { self.folder.url }

  func create() throws {
    try FileManager.default.createDirectory(
      at: self.directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  /// Removes what was not taken over.
  func discard() {
    try? FileManager.default.removeItem(at: self.directory)
  }

  /// Writes the next part of a file. Parts of a file arrive in order, without gaps, one file after the other.
  func append(_ data: Data, to file: String, at offset: UInt64, isLast: Bool) throws {
    guard Self.isPlainName(file) else { throw ArtifactCacheError.invalidFileName(file) }
    try self.state.withLock { state in
      let expected = state.sizes[file] ?? 0
      guard offset == expected, state.open.map({ $0.name == file }) ?? (offset == 0) else {
        throw ArtifactCacheError.gap(file: file, expected: expected, got: offset)
      }
      let total = state.sizes.values.reduce(0, +) + UInt64(data.count)
      guard total <= UInt64(Self.limitBytes), state.sizes.count < Self.maximumFiles else {
        throw ArtifactCacheError.tooLarge(limitBytes: Self.limitBytes)
      }
      state.sizes[file] = expected + UInt64(data.count)
      let writer = try state.open?.writer ?? self.folder.writer(of: file)
      try writer.append(data)
      state.open = isLast ? nil : (file, writer)
      if isLast { try writer.finish() }
    }
  }

  /// A name without directories, so that nothing is written elsewhere.
  private static func isPlainName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".")
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
  }
}
