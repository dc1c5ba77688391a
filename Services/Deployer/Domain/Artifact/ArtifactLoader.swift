import FoundationEssentials
import ModelRuntime

/// Knows the format of artefacts and brings them into memory.
protocol ArtifactLoader: Sendable {
  /// The name of the manifest in an artefact's directory.
  var manifestFileName: String { get }

  /// The files that a manifest names.
  ///
  /// - Throws: When the bytes are no manifest.
  func files(namedBy manifest: Data) throws -> [ArtifactFile]

  /// Loads an artefact whose files were verified.
  ///
  /// - Throws: When the files are not a model that this program can serve.
  func load(_ artifact: any ArtifactFolder, digest: ModelDigest) async throws -> any ChatModel
}
