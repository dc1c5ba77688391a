import FoundationEssentials
import Logging
import ModelRuntime

/// Trains at OpenAI or Azure.
///
/// What is about to be done there is durable before it is done, and looked for before it is done again: so a run has
/// one job, however often this process dies and whatever answers are lost. See `RemoteJobLedger`.
///
///     export -> upload -> create -> watch -> choose the best checkpoint -> keep -> (clean up)
///
/// The provider being away is `PeerError.unreachable`: the run waits, and goes on here.
struct FineTuningProvider: RemoteTrainer {
  let name: String
  let api: FineTuneAPI
  let settings: FineTuneSettings
  let ledger: any RemoteJobLedger
  let time: Timekeeper
  let logger: Logger
  /// Tells that there is something to clean up.
  let cleanUpSignal: RunSignal
  /// Lets a model, or its deployment, answer; nil where nothing can be asked.
  var smokeTest: (@Sendable (_ model: String) async throws -> Void)?

  var settleTime: Duration { self.settings.settleTime }

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    let startedAt = self.time.uptime()
    return try await self.seeingThrough(job.runID) { noted in
      let outcome = try await self.outcome(of: job, noted, report: report)
      try await self.deploy(outcome.manifest, of: job.runID, report: report)
      try job.keep([
        ArtifactPart(name: ArtifactFile.manifestName, content: try outcome.manifest.encoded())
      ])
      var metrics = outcome.metrics
      metrics.seconds = (self.time.uptime() - startedAt) / .seconds(1)
      return metrics
    }
  }

  private func outcome(
    of job: TrainingJob, _ noted: RemoteJob,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> RemoteOutcome {
    if let outcome = try RemoteOutcome(of: noted) { return outcome }
    try self.checkIsWanted(noted)
    var remote = noted
    if remote.jobID == nil {
      remote = try await self.submit(job, remote, report: report)
    }
    let ended = try await self.watch(job, remote, report: report)
    return try await self.conclude(job, ended)
  }

  /// Uploads the files and creates the job, or finds them.
  private func submit(
    _ job: TrainingJob, _ remote: RemoteJob,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> RemoteJob {
    // The job of a lost answer is found without the files.
    if remote.creationIntendedAt != nil, let found = try await self.findJob(of: remote) {
      return found
    }
    let parameters = try FineTuneParameters(job.parameters, self.settings)
    self.warn(ofIgnored: parameters.ignored, in: job.runID)
    try await self.probe()
    let directory = job.checkpointDirectory.appending(
      path: "upload", directoryHint: .isDirectory)
    // What people said lies there in clear only while it is uploaded.
    defer { try? FileManager.default.removeItem(at: directory) }
    let dataset = try self.dataset(of: job, in: directory)
    try TrainingCost(
      bytes: dataset.training.bytes, epochs: parameters.epochs,
      pricePerMillionTokens: self.settings.pricePerMillionTokens
    ).check(against: self.settings.budget)
    let files = try await self.upload(dataset, of: job.runID, report: report)
    return try await self.create(job, parameters, files)
  }

  private func dataset(of job: TrainingJob, in directory: URL) throws -> ExportedDataset {
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let exporter = DatasetExporter(
      format: .openAIChat, validationShare: job.parameters.validationSplit,
      seed: self.settings.seed,
      rules: .openAI(
        contextTokens: self.settings.contextTokens,
        uploadsInParts: self.api.endpoint.surface.hasUploads))
    do {
      return try exporter.export(job.records, to: directory)
    } catch let failure as DatasetExporter.Failure {
      throw RunFailure.trainingFailed(reason: failure.description)
    }
  }

  /// Looks whether the base model is there and can be trained.
  private func probe() async throws {
    let model = try await self.api.model(self.settings.baseModel)
    let now = self.time.now()
    if model.canFineTune == false {
      throw RunFailure.trainingFailed(
        reason: "\(self.name) does not train \(model.id); configure another base model")
    }
    if let end = [model.shutdownDate, model.trainingEndDate].compactMap({ $0 }).min(), end <= now {
      throw RunFailure.trainingFailed(
        reason: "\(self.name) does not offer \(model.id) any more; configure another base model")
    }
  }
}
