import FoundationEssentials

extension DialogueModel {
  /// Name of the file with the replies, one JSON object a line.
  package static let repliesFileName = "replies.jsonl"

  /// Loads an artefact and verifies every digest in it.
  ///
  /// - Parameters:
  ///   - artifact: The artefact.
  ///   - expectedDigest: Identity the model must have, as `ModelManifest` defines it; `nil` takes any.
  /// - Throws: `ModelArtifactError`.
  public static func load(
    from artifact: ArtifactContents, expectedDigest: String? = nil
  ) throws(ModelArtifactError) -> DialogueModel {
    let manifestBytes = try self.read(ModelManifest.fileName, in: artifact)
    let digest = ContentDigest.identity(manifestBytes)
    if let expectedDigest, expectedDigest != digest {
      throw .digestMismatch(
        file: ModelManifest.fileName, expected: expectedDigest, actual: digest)
    }
    let manifest = try ModelManifest.decode(manifestBytes)
    var contents: [String: Data] = [:]
    for file in manifest.files {
      contents[file.name] = try self.verified(file, in: artifact)
    }
    guard let tensors = contents[SafeTensors.fileName], let replies = contents[repliesFileName]
    else {
      throw .malformed(
        file: ModelManifest.fileName,
        reason: "it does not list \(SafeTensors.fileName) and \(Self.repliesFileName)")
    }
    return try DialogueModel(
      manifest: manifest, digest: digest, tensors: SafeTensors(decoding: tensors),
      replies: replies)
  }

  private static func verified(
    _ file: ModelManifest.File, in artifact: ArtifactContents
  ) throws(ModelArtifactError) -> Data {
    guard file.name == SafeTensors.fileName || file.name == Self.repliesFileName else {
      throw .malformed(file: ModelManifest.fileName, reason: "it lists an unknown file")
    }
    let data = try self.read(file.name, in: artifact)
    guard data.count == file.bytes else {
      throw .digestMismatch(
        file: file.name, expected: "\(file.bytes) bytes", actual: "\(data.count) bytes")
    }
    let actual = ContentDigest.hex(data)
    guard actual == file.sha256 else {
      throw .digestMismatch(file: file.name, expected: file.sha256, actual: actual)
    }
    return data
  }

  private static func read(
    _ name: String, in artifact: ArtifactContents
  ) throws(ModelArtifactError) -> Data {
    do {
      return try artifact.content(of: name)
    } catch {
      throw .unreadable(
        path: "\(artifact.name)/\(name)", reason: "missing, damaged or not permitted")
    }
  }
}
