/// One file that a manifest names.
struct ArtifactFile: Hashable, Sendable {
  /// Relative file name inside the artefact's directory.
  let name: String
  /// SHA-256 of its content in lower-case hexadecimal.
  let sha256: String
}
