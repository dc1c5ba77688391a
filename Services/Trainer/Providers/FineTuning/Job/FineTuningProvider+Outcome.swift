import FoundationEssentials
import Logging
import ModelRuntime
import ProviderAccess
import StoreKit

extension FineTuningProvider {
  /// Chooses the model of a job that succeeded, and notes what is known of it.
  func conclude(_ job: TrainingJob, _ ended: FineTuneJob) async throws -> RemoteOutcome {
    guard let lastModel = ended.fineTunedModel else {
      throw RunFailure.trainingFailed(
        reason: "\(self.name) says that job \(ended.id) succeeded, but names no model")
    }
    let checkpoints = try await self.optional([]) {
      try await self.api.checkpoints(ofJob: ended.id)
    }
    let kept = Self.betterState(of: checkpoints)
    let table = try await self.table(of: ended, in: job.runID)
    let measured = FineTuneMeasurements(table, checkpoints: checkpoints, kept: kept)
    guard let remote = try await self.ledger.remoteJob(of: job.runID) else {
      throw TrainerError.unknownRun(job.runID)
    }
    let model = kept?.model ?? lastModel
    let outcome = RemoteOutcome(
      manifest: try self.manifest(job, ended, remote, model, kept, measured),
      metrics: self.metrics(job, ended, remote, measured))
    let text = try RowCoding.encode(outcome)
    try await self.ledger.adjust(job.runID) { job in
      job.outcomeJSON = text
      job.modelName = model
    }
    return outcome
  }

  /// The state with the lowest loss on the validation file, where that is not the last one.
  static func betterState(of checkpoints: [FineTuneCheckpoint]) -> FineTuneCheckpoint? {
    guard let best = FineTuneCheckpoint.best(of: checkpoints),
      best.step < checkpoints.map(\.step).max() ?? 0
    else { return nil }
    return best
  }

  /// The measurements, and a note of their files, so that these are deleted too.
  private func table(
    of ended: FineTuneJob, in run: RunID
  ) async throws -> [FineTuneMetrics] {
    let now = self.time.now()
    try await self.ledger.adjust(run) { job in
      for id in ended.resultFiles where !job.files.contains(where: { $0.remoteID == id }) {
        job.put(
          RemoteFile(
            role: .result, name: id, sha256: "", bytes: 0, lines: 0, intendedAt: now,
            remoteID: id))
      }
    }
    for id in ended.resultFiles {
      let content = try await self.optional([]) { try await self.api.content(ofFile: id) }
      let rows = ResultTable(content).rows
      if !rows.isEmpty { return rows }
    }
    return []
  }

  /// What a call gives, or `value` where the provider does not have it; it is waited for where it may come.
  private func optional<Value: Sendable>(
    _ value: Value, _ call: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await call()
    } catch let error as RemoteError where !error.isPassing {
      self.logger.warning(
        "A part of what a training came to cannot be read", metadata: ["error": "\(error)"])
      return value
    }
  }

  private func metrics(
    _ job: TrainingJob, _ ended: FineTuneJob, _ remote: RemoteJob, _ measured: FineTuneMeasurements
  ) -> TrainingMetrics {
    let examples = remote.file(.training)?.lines ?? job.records.count
    let seconds = ended.finishedAt.flatMap { end in ended.createdAt.map { Double(end - $0) } } ?? 0
    return TrainingMetrics(
      examples: examples, validationExamples: remote.file(.validation)?.lines ?? 0,
      firstLoss: measured.firstLoss, lastLoss: measured.lastLoss,
      bestValidationLoss: measured.validationLoss,
      validationAccuracy: measured.validationAccuracy, epochsRun: job.parameters.epochs,
      stoppedEarly: false, seconds: seconds,
      examplesPerSecond: seconds > 0 ? Double(examples * job.parameters.epochs) / seconds : 0)
  }

  private func manifest(
    _ job: TrainingJob, _ ended: FineTuneJob, _ remote: RemoteJob, _ model: String,
    _ kept: FineTuneCheckpoint?, _ measured: FineTuneMeasurements
  ) throws -> FineTunedArtifact {
    let parameters = try FineTuneParameters(job.parameters, self.settings)
    let file = { (role: RemoteFile.Role) in
      remote.file(role).map { file in
        FineTunedArtifact.DataFile(lines: file.lines, bytes: file.bytes, sha256: file.sha256)
      }
    }
    return FineTunedArtifact(
      provider: self.name, model: model,
      deployment: self.api.endpoint.access.deployments == nil
        ? nil : Self.deploymentName(of: job.version),
      baseModel: ended.model ?? self.settings.baseModel,
      jobID: ended.id,
      checkpoint: kept.map { state in
        FineTunedArtifact.Checkpoint(
          id: state.id, step: state.step, validationLoss: state.metrics?.fullValidLoss)
      },
      dataset: FineTunedArtifact.Dataset(
        snapshotID: job.snapshotID.rawValue, training: file(.training),
        validation: file(.validation)),
      parameters: FineTunedArtifact.Parameters(
        requested: parameters.requested, effective: ended.hyperparameters,
        withoutCounterpart: parameters.withoutCounterpart),
      trainedTokens: ended.trainedTokens, metrics: measured.named,
      createdAt: Date.ISO8601FormatStyle().format(self.time.now()))
  }
}
