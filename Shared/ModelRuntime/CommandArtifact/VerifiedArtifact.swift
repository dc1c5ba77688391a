public import LocalModel

/// An artefact of a command whose files were what its manifest says when it was opened.
public struct VerifiedArtifact: Sendable {
  /// What it says about itself.
  public let manifest: CommandArtifact
  /// The identity of the model.
  public let digest: String
  /// Its files.
  public let contents: ArtifactContents

  /// Joins what was verified.
  public init(manifest: CommandArtifact, digest: String, contents: ArtifactContents) {
    self.manifest = manifest
    self.digest = digest
    self.contents = contents
  }
}
