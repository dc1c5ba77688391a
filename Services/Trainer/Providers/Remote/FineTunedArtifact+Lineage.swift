import LocalModel
import ModelRuntime

extension FineTunedArtifact {
  /// Reads the manifest of an artefact and checks every digest it names.
  ///
  /// - Throws: `RunFailure.artifactInvalid` with what is wrong.
  static func manifest(of artifact: ArtifactFiles) throws -> FineTunedArtifact {
    do {
      return try Self.verified(
        ArtifactContents(artifact.name, read: artifact.content), expectedDigest: nil
      ).manifest
    } catch {
      throw RunFailure.artifactInvalid(reason: error.description)
    }
  }

  /// What the provider was given and made of it.
  ///
  /// - Parameter format: What the lines of the files look like that were written for it.
  func lineage(_ format: DatasetFormat) -> TrainingLineage {
    let file = { (file: DataFile) in
      TrainingLineage.DataFile(
        format: format.rawValue, lines: file.lines, bytes: file.bytes, sha256: file.sha256)
    }
    return TrainingLineage(
      baseModel: self.baseModel, providerModel: self.model,
      trainingFile: self.dataset.training.map(file),
      validationFile: self.dataset.validation.map(file),
      withoutCounterpart: self.parameters.withoutCounterpart.map {
        TrainingLineage.UnmappedParameter(name: $0.name, value: $0.value, instead: $0.instead)
      })
  }
}
