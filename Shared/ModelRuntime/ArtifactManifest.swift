import FoundationEssentials
public import LocalModel

/// `manifest.json` of an artefact: says what it is and lists its files with their digests. Its own digest is the identity
/// of the model.
public protocol ArtifactManifest: Decodable, Sendable {
  /// What kind of manifest it is.
  var format: String { get }
  /// Grows when older readers could not read the artefact.
  var formatVersion: Int { get }
  /// All files but the manifest, by name.
  var files: [ModelManifest.File] { get }

  /// The value of `format`.
  static var formatName: String { get }
  /// The newest version that this code reads.
  static var currentVersion: Int { get }
  /// Whose manifest it is, as errors say it: "a provider's model".
  static var owner: String { get }
}

extension ArtifactManifest {
  /// Reads an artefact's manifest and verifies every digest in it.
  ///
  /// - Parameters:
  ///   - artifact: The artefact.
  ///   - expectedDigest: Identity the model must have; nil takes any.
  /// - Returns: The manifest, and the identity that the model has.
  /// - Throws: `ModelRuntimeError.artifactRejected`.
  public static func verified(
    _ artifact: ArtifactContents, expectedDigest: String?
  ) throws(ModelRuntimeError) -> (manifest: Self, digest: String) {
    let bytes = try self.content(of: ModelManifest.fileName, in: artifact)
    let digest = ContentDigest.identity(bytes)
    if let expectedDigest, expectedDigest != digest {
      throw .artifactRejected(
        reason: "the artefact \(artifact.name) has digest \(digest) instead of \(expectedDigest);"
          + " fetch it again")
    }
    guard let manifest = try? JSONDecoder().decode(Self.self, from: bytes),
      manifest.format == Self.formatName
    else {
      throw .artifactRejected(
        reason: "the manifest of \(artifact.name) is not that of \(Self.owner); retrain")
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
