/// Why an artefact is refused. Nothing of a refused artefact is kept.
enum ArtifactError: Error, Hashable {
  /// The manifest is not the one that the model version names.
  case manifestDigestMismatch(expected: ModelDigest, actual: ModelDigest)
  /// The signature over the manifest is not the Trainer's.
  case signatureInvalid(keyID: String)
  /// The manifest cannot be read.
  case manifestUnreadable(String)
  /// A file's content is not what the manifest says.
  case fileDigestMismatch(file: String)
  /// The manifest names a file that did not come.
  case fileMissing(file: String)
  /// A file came that the manifest does not name, or under a name that leaves the directory.
  case fileUnexpected(file: String)
  /// A piece does not follow the one before.
  case piecesOutOfOrder(file: String)
  /// The artefact is larger than this service takes.
  case tooLarge(limitBytes: UInt64)
  /// The cache directory cannot be used.
  case cacheUnusable(path: String, reason: String)
  /// The files are intact but are not a model that this program can serve.
  case unloadable(String)
  /// The server that answers with the artefact cannot be used now.
  case serverUnavailable(String)
}

extension ArtifactError: CustomStringConvertible {
  var description: String {
    switch self {
    case .manifestDigestMismatch(let expected, let actual):
      "the manifest is \(actual), not \(expected); train the version again"
    case .signatureInvalid(let keyID):
      "the manifest's signature is not the Trainer's (key \(keyID)); check the signing keys"
    case .manifestUnreadable(let reason): "the manifest cannot be read: \(reason)"
    case .fileDigestMismatch(let file): "\(file) is not what the manifest says"
    case .fileMissing(let file): "\(file) is named by the manifest but did not come"
    case .fileUnexpected(let file): "\(file) came but is not named by the manifest"
    case .piecesOutOfOrder(let file): "the pieces of \(file) came out of order"
    case .tooLarge(let limit): "the artefact is larger than \(limit) bytes"
    case .cacheUnusable(let path, let reason):
      "\(path) cannot be used: \(reason); check space and permissions of the data directory"
    case .serverUnavailable(let reason): "the server of the model: \(reason)"
    case .unloadable(let reason): "the artefact cannot be served: \(reason)"
    }
  }
}
