import FoundationEssentials
import Logging
import ProviderAccess

extension HubProvider {
  /// What there must be before a job can be created.
  private struct Material {
    let dataset: ExportedDataset
    let parameters: HubParameters
    let baseRevision: String
  }

  /// Lines without which a training teaches nothing.
  static let minimumLines = 10

  /// Brings the data there and creates the job, or finds them.
  func submit(_ job: TrainingJob, _ remote: RemoteJob) async throws -> RemoteJob {
    // The job of a lost answer is found without the data.
    if remote.creationIntendedAt != nil, let found = try await self.findJob(of: remote) {
      return found
    }
    let baseRevision = try await self.probe()
    let directory = job.checkpointDirectory.appending(path: "upload", directoryHint: .isDirectory)
    // What people said lies there in clear only while it is uploaded.
    defer { try? FileManager.default.removeItem(at: directory) }
    let dataset = try self.export(job, to: directory)
    let parameters = try HubParameters(
      self.plan(
        job.parameters, examples: dataset.training.lines,
        validationExamples: dataset.validation?.lines ?? 0),
      hasValidation: dataset.validation != nil, self.settings)
    self.warn(ofIgnored: parameters.ignored, in: job.runID)
    let material = Material(
      dataset: dataset, parameters: parameters, baseRevision: baseRevision)
    let commit = try await self.upload(dataset, of: job.runID)
    return try await self.create(job, self.request(job, material, commit: commit))
  }

  /// Looks whether a job would be taken and paid for, and what it would train from.
  ///
  /// - Returns: The commit of the base model.
  private func probe() async throws -> String {
    if let hindrance = try await self.api.account().hindrance(in: self.api.namespace) {
      throw RunFailure.trainingFailed(reason: "\(self.name): \(hindrance)")
    }
    let cost = try HubCost(
      of: self.settings.flavor, for: self.settings.timeLimit, in: try await self.api.hardware())
    try cost.check(against: self.settings.budget)
    if let dollars = cost.dollars {
      self.logger.info(
        "A job costs at most as much as its machine until its time is over",
        metadata: ["provider": "\(self.name)", "cost.dollars": "\(HubCost.rounded(dollars))"])
    }
    // Asked in any case: a model with conditions that nobody has accepted would fail the job.
    let newest = try await self.api.head(ofModel: self.settings.baseModel)
    return self.settings.baseRevision ?? newest
  }

  private func export(_ job: TrainingJob, to directory: URL) throws -> ExportedDataset {
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let exporter = DatasetExporter(
      format: .trlPromptCompletion, validationShare: job.parameters.validationSplit,
      seed: self.settings.seed,
      rules: DatasetRules(contextTokens: job.parameters.maxSequenceLength))
    do {
      let dataset = try exporter.export(job.records, to: directory)
      guard dataset.training.lines >= Self.minimumLines else {
        throw RunFailure.trainingFailed(
          reason:
            "there are \(dataset.training.lines) conversations with an answer to train on, but"
            + " \(Self.minimumLines) are needed; collect more, or lower validationSplit")
      }
      if dataset.truncated > 0 {
        self.logger.warning(
          "Conversations are longer than what is read of them",
          metadata: ["run.id": "\(job.runID)", "conversations": "\(dataset.truncated)"])
      }
      return dataset
    } catch let failure as DatasetExporter.Failure {
      throw RunFailure.trainingFailed(reason: failure.description)
    }
  }

  private func request(
    _ job: TrainingJob, _ material: Material, commit: String
  ) -> HubJobRequest {
    let run = job.runID
    var environment = HubEnvironment.quiet
    environment[HubEnvironment.run] = run.rawValue
    environment[HubEnvironment.dataset] = HubRepo.data(of: run, in: self.api.namespace).id
    environment[HubEnvironment.datasetRevision] = commit
    environment[HubEnvironment.trainingFile] = HubEnvironment.trainingName
    if material.dataset.validation != nil {
      environment[HubEnvironment.validationFile] = HubEnvironment.validationName
    }
    environment[HubEnvironment.model] = HubRepo.model(of: run, in: self.api.namespace).id
    environment[HubEnvironment.baseModel] = self.settings.baseModel
    environment[HubEnvironment.baseRevision] = material.baseRevision
    environment[HubEnvironment.parameters] = material.parameters.json
    if self.api.baseURL != HubAccess.publicURL { environment["HF_ENDPOINT"] = self.api.baseURL }
    return HubJobRequest(
      image: self.settings.image,
      command: self.settings.command.map {
        $0 == HubSettings.scriptPlaceholder ? HubTrainingScript.text : $0
      },
      environment: environment, flavor: self.settings.flavor, timeLimit: self.settings.timeLimit,
      labels: [HubAPI.runLabel: run.rawValue, "pipeline-model-version": job.version.rawValue])
  }
}
