import FoundationEssentials
import LocalModel
import ModelRuntime

extension FineTuningProvider {
  func verify(_ artifact: ArtifactFiles) async throws {
    let manifest = try Self.manifest(of: artifact)
    guard manifest.provider == self.name else {
      throw RunFailure.artifactInvalid(
        reason: "it is a model of \(manifest.provider), not of \(self.name)")
    }
    do {
      let model = try await self.api.model(manifest.model)
      guard model.id == manifest.model else {
        throw RunFailure.artifactInvalid(reason: "\(self.name) has \(model.id) in its place")
      }
      try await self.smokeTest?(manifest.model)
    } catch let error as FineTuneError {
      if case .notFound = error {
        throw RunFailure.artifactInvalid(reason: "\(self.name): \(error)")
      }
      // It is trained and paid for: what hinders its check can be mended.
      throw PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
  }

  func lineage(of artifact: ArtifactFiles) throws -> TrainingLineage {
    let manifest = try Self.manifest(of: artifact)
    let file = { (file: FineTunedArtifact.DataFile) in
      TrainingLineage.DataFile(
        format: DatasetFormat.openAIChat.rawValue, lines: file.lines, bytes: file.bytes,
        sha256: file.sha256)
    }
    return TrainingLineage(
      baseModel: manifest.baseModel, providerModel: manifest.model,
      trainingFile: manifest.dataset.training.map(file),
      validationFile: manifest.dataset.validation.map(file),
      withoutCounterpart: manifest.parameters.withoutCounterpart.map {
        TrainingLineage.UnmappedParameter(name: $0.name, value: $0.value, instead: $0.instead)
      })
  }

  private static func manifest(of artifact: ArtifactFiles) throws -> FineTunedArtifact {
    do {
      return try FineTunedArtifact.verified(
        ArtifactContents(artifact.name, read: artifact.content), expectedDigest: nil
      ).manifest
    } catch {
      throw RunFailure.artifactInvalid(reason: error.description)
    }
  }
}
