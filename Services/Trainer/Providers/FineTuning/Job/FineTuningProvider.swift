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
struct FineTuningProvider: TrainingProvider {
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

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    let startedAt = self.time.uptime()
    let noted = try await self.ledger.note(
      RemoteJob(runID: job.runID, provider: self.name, at: self.time.now()))
    do {
      let outcome = try await self.waitingForProvider(job.runID) {
        try await self.outcome(of: job, noted, report: report)
      }
      try await self.waitingForProvider(job.runID) {
        try await self.deploy(outcome.manifest, of: job.runID, report: report)
      }
      try job.keep([
        ArtifactPart(name: ArtifactFile.manifestName, content: try outcome.manifest.encoded())
      ])
      try await self.orderCleanUp(of: job.runID, because: "")
      var metrics = outcome.metrics
      metrics.seconds = (self.time.uptime() - startedAt) / .seconds(1)
      return metrics
    } catch let failure as RunFailure {
      var reason = failure.description
      // A later attempt says it again in the same words.
      if case .trainingFailed(let words) = failure { reason = words }
      try await self.orderCleanUp(of: job.runID, because: reason)
      throw failure
    } catch is CancellationError {
      // The service may only be stopping: then the job goes on, and is found again at the next start.
      if try await self.ledger.isEnding(job.runID) {
        try await self.orderCleanUp(of: job.runID, because: "the run was stopped")
      }
      throw CancellationError()
    }
  }

  private func outcome(
    of job: TrainingJob, _ noted: RemoteJob,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> FineTuneOutcome {
    if let outcome = try FineTuneOutcome(of: noted) { return outcome }
    // A former attempt has given up and its traces are being removed: going on would put new ones in their place.
    guard noted.cleanUp == .notDue else {
      throw RunFailure.trainingFailed(reason: noted.detail)
    }
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
    self.warn(of: parameters, in: job.runID)
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

  private func warn(of parameters: FineTuneParameters, in run: RunID) {
    guard !parameters.ignored.isEmpty else { return }
    self.logger.warning(
      "Parameters without counterpart at the provider have no effect",
      metadata: [
        "run.id": "\(run)", "provider": "\(self.name)",
        "parameters": "\(parameters.ignored.joined(separator: " "))",
      ])
  }

  // MARK: - Failing

  /// Makes calls whose failures a run waits for, or fails by.
  func waitingForProvider<Value: Sendable>(
    _ run: RunID, _ calls: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await calls()
    } catch let error as FineTuneError {
      let remote = try await self.ledger.remoteJob(of: run)
      let isUnderWay = remote?.jobID != nil || remote?.creationIntendedAt != nil
      throw try await self.consequence(of: error, jobIsUnderWay: isUnderWay)
    }
  }

  /// A job that is under way goes on while its owner renews a key or pays a bill: nothing that can be mended is a reason
  /// to throw it away.
  private func consequence(
    of error: FineTuneError, jobIsUnderWay: Bool
  ) async throws -> any Error {
    let words = "\(self.name): \(error)"
    if error.isPassing {
      if let pause = error.retryAfter { try await self.time.sleep(min(pause, .seconds(120))) }
      return PeerError.unreachable(.provider, detail: words)
    }
    switch error {
    case .unauthenticated, .forbidden, .quotaExhausted, .prevented:
      return jobIsUnderWay
        ? PeerError.unreachable(.provider, detail: words)
        : RunFailure.trainingFailed(reason: words)
    default: return RunFailure.trainingFailed(reason: words)
    }
  }

  /// Has the traces at the provider removed.
  private func orderCleanUp(of run: RunID, because reason: String) async throws {
    try await self.ledger.adjust(run) { job in
      guard job.cleanUp == .notDue else { return }
      job.cleanUp = .due
      if !reason.isEmpty { job.detail = reason }
    }
    self.cleanUpSignal.send()
  }
}
