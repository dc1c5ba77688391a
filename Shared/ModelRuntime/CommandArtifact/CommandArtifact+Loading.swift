import LocalModel

extension CommandArtifact {
  /// The embedded engine's model in an artefact of kind `dialogue-model`.
  ///
  /// - Throws: `ModelRuntimeError.artifactRejected`.
  static func dialogueModel(
    in artifact: ArtifactContents, digest: String
  ) throws(ModelRuntimeError) -> LocalChatModel {
    let inner = ArtifactContents(artifact.name) { name in
      try artifact.content(of: name == ModelManifest.fileName ? Self.dialogueManifestName : name)
    }
    return LocalChatModel(try LocalChatModel(inner).model, digest: digest)
  }
}
