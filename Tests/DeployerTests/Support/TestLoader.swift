import Foundation
import ModelRuntime
import Synchronization

@testable import Deployer

/// Loads the artefacts of `TestPeers`: the file says which model it is.
final class TestLoader: ArtifactLoader {
  private struct Manifest: Decodable {
    struct File: Decodable {
      let name: String
      let sha256: String
    }
    let files: [File]
  }

  struct Unloadable: Error {}

  private let models = Mutex<[String: FrontDeskModel]>([:])

  var manifestFileName: String { "manifest.json" }

  /// The model that an artefact named so becomes; the same each time.
  func model(_ name: String) -> FrontDeskModel {
    self.models.withLock { models in
      if let model = models[name] { return model }
      let model = FrontDeskModel(name)
      models[name] = model
      return model
    }
  }

  /// Decides what an artefact named so becomes.
  func use(_ model: FrontDeskModel) { self.models.withLock { $0[model.name] = model } }

  func files(namedBy manifest: Data) throws -> [ArtifactFile] {
    try JSONDecoder().decode(Manifest.self, from: manifest).files.map {
      ArtifactFile(name: $0.name, sha256: $0.sha256)
    }
  }

  func load(_ artifact: any ArtifactFolder, digest: ModelDigest) async throws -> any ChatModel {
    let name = String(decoding: try artifact.read("model.txt"), as: UTF8.self)
    if name.hasPrefix("unloadable") { throw Unloadable() }
    return self.model(name)
  }
}
