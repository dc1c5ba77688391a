import FoundationEssentials

extension CommandTrainingProvider {
  /// The parts of a manifest that lineage is read from.
  private struct Manifest: Decodable {
    struct Run: Decodable {
      struct Parameter: Decodable {
        let asked: String
      }

      let dataset: ExportedDataset
      let baseModel: String?
      let hyperparameters: [String: Parameter]
      let withoutCounterpart: [String]
    }

    let run: Run
  }

  func lineage(of artifact: ArtifactFiles) throws -> TrainingLineage {
    let run: Manifest.Run
    do {
      run = try JSONDecoder().decode(
        Manifest.self, from: try artifact.content(ArtifactFile.manifestName)
      ).run
    } catch {
      throw RunFailure.artifactInvalid(reason: "its manifest does not tell how it came about")
    }
    let file = { (file: DatasetFileWriter.Finished) in
      TrainingLineage.DataFile(
        format: run.dataset.format, lines: file.lines, bytes: file.bytes, sha256: file.sha256)
    }
    return TrainingLineage(
      baseModel: run.baseModel, trainingFile: file(run.dataset.training),
      validationFile: run.dataset.validation.map(file),
      withoutCounterpart: run.withoutCounterpart.map { name in
        TrainingLineage.UnmappedParameter(
          name: name, value: run.hyperparameters[name]?.asked ?? "",
          instead: "the command's own choice")
      })
  }
}
