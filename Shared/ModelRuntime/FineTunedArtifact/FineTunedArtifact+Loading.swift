public import FoundationEssentials
public import LocalModel

extension FineTunedArtifact {
  /// Reads an artefact's manifest and verifies every digest in it.
  ///
  /// - Parameters:
  ///   - artifact: The artefact.
  ///   - expectedDigest: Identity the model must have; nil takes any.
  /// - Returns: The manifest, and the identity that the model has.
  /// - Throws: `ModelRuntimeError.artifactRejected`.
  public static func verified(
    _ artifact: ArtifactContents, expectedDigest: String?
  ) throws(ModelRuntimeError) -> (manifest: FineTunedArtifact, digest: String) {
    let bytes = try self.content(of: ModelManifest.fileName, in: artifact)
    let digest = ContentDigest.identity(bytes)
    if let expectedDigest, expectedDigest != digest {
      throw .artifactRejected(
        reason: "the artefact \(artifact.name) has digest \(digest) instead of \(expectedDigest);"
          + " fetch it again")
    }
    guard let manifest = try? JSONDecoder().decode(FineTunedArtifact.self, from: bytes),
      manifest.format == Self.formatName
    else {
      throw .artifactRejected(
        reason: "the manifest of \(artifact.name) is not that of a provider's model; retrain")
    }
    guard manifest.formatVersion <= Self.currentVersion else {
      throw .artifactRejected(
        reason: "the artefact \(artifact.name) has format version \(manifest.formatVersion),"
          + " this release reads \(Self.currentVersion); upgrade this service")
    }
    for file in manifest.files {
      let content = try self.content(of: file.name, in: artifact)
      guard content.count == file.bytes, ContentDigest.hex(content) == file.sha256 else {
        throw .artifactRejected(
          reason: "the file \(file.name) of \(artifact.name) is not what its manifest promises;"
            + " fetch the artefact again")
      }
    }
    return (manifest, digest)
  }

  /// The manifest as it is written: members in order, so that one model has one digest.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return try encoder.encode(self)
  }

  private static func content(
    of file: String, in artifact: ArtifactContents
  ) throws(ModelRuntimeError) -> Data {
    do {
      return try artifact.content(of: file)
    } catch {
      throw .artifactRejected(
        reason: "the file \(file) of \(artifact.name) cannot be read; fetch the artefact again")
    }
  }
}
