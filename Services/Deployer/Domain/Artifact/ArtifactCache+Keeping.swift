import FoundationEssentials
import Glibc

extension ArtifactCache {
  /// The artefacts that are here, whether intact or not, the most recently fetched first.
  var digests: [ModelDigest] {
    let path = self.directory.path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let found = names.compactMap { name -> (digest: ModelDigest, fetched: Date)? in
      let digest = ModelDigest("sha256:\(name)")
      guard digest.hexadecimal != nil else { return nil }
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: self.directory.appending(path: name).path(percentEncoded: false))
      return (digest, attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    return found.sorted { ($0.fetched, $0.digest.rawValue) > ($1.fetched, $1.digest.rawValue) }
      .map(\.digest)
  }

  /// Removes an artefact, if it is here.
  ///
  /// - Throws: `ArtifactError.cacheUnusable`.
  func remove(_ digest: ModelDigest) throws(ArtifactError) {
    guard let name = digest.hexadecimal else { return }
    let place = self.directory.appending(path: name, directoryHint: .notDirectory)
    let outgoing = self.directory.appending(
      path: Self.incomingPrefix + UUID().uuidString, directoryHint: .notDirectory)
    // Renamed first: what stands under a digest is whole. The name is one that the next start removes.
    guard rename(place.path(percentEncoded: false), outgoing.path(percentEncoded: false)) == 0
    else {
      let reason = errno
      guard reason != ENOENT else { return }
      throw .cacheUnusable(
        path: place.path(percentEncoded: false), reason: String(cString: strerror(reason)))
    }
    try? FileManager.default.removeItem(at: outgoing)
  }
}
