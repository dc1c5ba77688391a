import Foundation

/// Artefacts on disk, each in a directory that is named after its digest.
struct ArtifactCache: Sendable {
  /// The file that names all others with their digests.
  static let manifestName = "manifest.json"
  private static let stagingPrefix = ".staging-"

  private let directory: URL

  init(directory: URL) {
    self.directory = directory
  }

  /// The directory of the artefact with `digest`, when it is there.
  func artifact(digest: String) throws -> URL? {
    let place = try self.place(of: digest)
    return FileManager.default.fileExists(atPath: place.path) ? place : nil
  }

  /// Fetches an artefact: `download` fills a staging directory, and throws when what arrived is not
  /// right; the directory takes its place only when all of it has.
  func add(
    digest: String, download: (ArtifactStaging) async throws -> Void
  ) async throws -> URL {
    let target = try self.place(of: digest)
    let staging = ArtifactStaging(
      directory: self.directory.appending(
        path: Self.stagingPrefix + UUID().uuidString, directoryHint: .isDirectory))
    try staging.create()
    defer { staging.discard() }
    try await download(staging)
    do {
      try FileManager.default.moveItem(at: staging.directory, to: target)
    } catch  where FileManager.default.fileExists(atPath: target.path) {
      // It was fetched by somebody else in the meantime, and checked as this one was.
    }
    return target
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
