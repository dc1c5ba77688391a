/// Why an artefact cannot be written or loaded.
public enum ModelArtifactError: Error, Hashable, Sendable {
  /// A file is missing or cannot be read.
  case unreadable(path: String, reason: String)
  /// The manifest or a file does not have the promised form.
  case malformed(file: String, reason: String)
  /// The artefact was written by a newer release.
  case unsupportedVersion(found: Int, supported: Int)
  /// A file's content is not what the manifest promises.
  case digestMismatch(file: String, expected: String, actual: String)
  /// Writing failed.
  case unwritable(path: String, reason: String)
  /// Another artefact is already there.
  case alreadyExists(path: String)
}

extension ModelArtifactError: CustomStringConvertible {
  /// Cause and remedy in one sentence.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "the model artefact file \(path) cannot be read (\(reason)); fetch the artefact again"
    case .malformed(let file, let reason):
      "the model artefact's \(file) is malformed (\(reason)); fetch the artefact again or retrain"
    case .unsupportedVersion(let found, let supported):
      "the model artefact has format version \(found), this release reads \(supported); "
        + "upgrade this service"
    case .digestMismatch(let file, let expected, let actual):
      "the model artefact's \(file) has digest \(actual) instead of \(expected); it was altered or "
        + "damaged: do not use it, fetch it again"
    case .unwritable(let path, let reason):
      "the model artefact cannot be written to \(path) (\(reason)); free space or fix permissions"
    case .alreadyExists(let path):
      "another model artefact is already at \(path); write to a new directory"
    }
  }
}
