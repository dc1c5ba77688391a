/// Why an artefact is not taken in.
enum ArtifactCacheError: Error, Hashable, CustomStringConvertible {
  case invalidDigest(String)
  case invalidFileName(String)
  case gap(file: String, expected: UInt64, got: UInt64)
  case tooLarge(limitBytes: Int)
  case noManifest

  var description: String {
    switch self {
    case .invalidDigest(let digest): "its digest \"\(digest)\" is not \"sha256:\" and 64 digits"
    case .invalidFileName(let name): "its file name \"\(name)\" is not allowed"
    case .gap(let file, let expected, let got):
      "its file \(file) goes on at byte \(got) where \(expected) was expected"
    case .tooLarge(let limit): "it is larger than \(limit) bytes"
    case .noManifest: "it has no \(ArtifactCache.manifestName)"
    }
  }
}
