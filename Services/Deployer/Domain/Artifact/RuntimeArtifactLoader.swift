import FoundationEssentials
import LocalModel
import ModelRuntime

/// Loads artefacts with the model runtime: the manifest names the provider that serves them.
struct RuntimeArtifactLoader: ArtifactLoader {
  /// What the manifests of all providers have in common.
  private struct Manifest: Decodable {
    struct File: Decodable {
      let name: String
      let sha256: String
    }
    let files: [File]
  }

  private let loader: ModelLoader

  /// Loads what `loader` has a client for.
  init(_ loader: ModelLoader = ModelLoader()) { self.loader = loader }

  var manifestFileName: String { "manifest.json" }

  func files(namedBy manifest: Data) throws -> [ArtifactFile] {
    try JSONDecoder().decode(Manifest.self, from: manifest).files.map {
      ArtifactFile(name: $0.name, sha256: $0.sha256)
    }
  }

  func load(_ artifact: any ArtifactFolder, digest: ModelDigest) async throws -> any ChatModel {
    try await self.loader.load(
      from: ArtifactContents(artifact.url.path()) { try artifact.read($0) },
      expectedDigest: digest.rawValue)
  }
}
