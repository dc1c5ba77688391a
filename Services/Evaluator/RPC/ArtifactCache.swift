import Foundation
import StoreKit

/// Artefacts on disk, each in a directory that is named after its digest.
struct ArtifactCache: Sendable {
  /// The file that names all others with their digests.
  static let manifestName = "manifest.json"
  private static let stagingPrefix = ".staging-"

  private let directory: URL
  private let key: FileKey

  /// - Parameter key: Seals the files: what a model answers with is what people said.
  init(directory: URL, key: FileKey) {
    self.directory = directory
    self.key = key
  }

  /// The artefact with `digest`, when it is there.
  func artifact(digest: String) throws -> SealedFolder? {
    let place = try self.place(of: digest)
    return FileManager.default.fileExists(atPath: place.path)
      ? SealedFolder(place, key: self.key) : nil
  }

  /// Fetches an artefact: `download` fills a staging directory, and throws when what arrived is not
  /// right; the directory takes its place only when all of it has.
  func add(
    digest: String, download: (ArtifactStaging) async throws -> Void
  ) async throws -> SealedFolder {
    let target = try self.place(of: digest)
    let staging = ArtifactStaging(
      folder: SealedFolder(
        self.directory.appending(
          path: Self.stagingPrefix + UUID().uuidString, directoryHint: .isDirectory),
        key: self.key))
    try staging.create()
    defer { staging.discard() }
    try await download(staging)
    do {
      try FileManager.default.moveItem(at: staging.folder.url, to: target)
    } catch  where FileManager.default.fileExists(atPath: target.path) {
      // It was fetched by somebody else in the meantime, and checked as this one was.
    }
    return SealedFolder(target, key: self.key)
  }

  /// Removes what downloads that a crash interrupted have left behind.
  func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: self.directory.path)) ?? []
    for name in names where name.hasPrefix(Self.stagingPrefix) {
      try? FileManager.default.removeItem(
        at: self.directory.appending(path: name, directoryHint: .isDirectory))
    }
  }

  /// Forgets an artefact.
  func remove(digest: String) {
    guard let place = try? self.place(of: digest) else { return }
    try? FileManager.default.removeItem(at: place)
  }

  private func place(of digest: String) throws(ArtifactCacheError) -> URL {
    let hex = digest.hasPrefix("sha256:") ? digest.dropFirst("sha256:".count) : ""
    guard hex.count == 64, hex.allSatisfy({ $0.isHexDigit && $0.isASCII }) else {
      throw .invalidDigest(digest)
    }
    return self.directory.appending(path: hex.lowercased(), directoryHint: .isDirectory)
  }
}
