import FoundationEssentials
import LocalModel
import ModelRuntime

extension FineTuningProvider {
  func verify(_ artifact: ArtifactFiles) async throws {
    let manifest = try FineTunedArtifact.manifest(of: artifact)
    guard manifest.provider == self.name else {
      throw RunFailure.artifactInvalid(
        reason: "it is a model of \(manifest.provider), not of \(self.name)")
    }
    do {
      let model = try await self.api.model(manifest.model)
      guard model.id == manifest.model else {
        throw RunFailure.artifactInvalid(reason: "\(self.name) has \(model.id) in its place")
      }
      try await self.smokeTest?(manifest.deployment ?? manifest.model)
    } catch let error as RemoteError {
      if case .notFound = error {
        throw RunFailure.artifactInvalid(reason: "\(self.name): \(error)")
      }
      // It is trained and paid for: what hinders its check can be mended.
      throw PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
  }

  func lineage(of artifact: ArtifactFiles) throws -> TrainingLineage {
    try FineTunedArtifact.manifest(of: artifact).lineage(.openAIChat)
  }
}
