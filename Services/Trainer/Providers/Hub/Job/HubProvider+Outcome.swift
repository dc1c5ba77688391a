import FoundationEssentials
import LocalModel
import ModelRuntime
import ProviderAccess
import StoreKit

extension HubProvider {
  /// Takes over what a job has left, and notes what is known of it.
  func conclude(_ job: TrainingJob, _ ended: HubJob, _ log: HubLog) async throws -> RemoteOutcome {
    guard let remote = try await self.ledger.remoteJob(of: job.runID) else {
      throw TrainerError.unknownRun(job.runID)
    }
    let model = try await self.model(of: job.runID, log)
    let revision = ended.environment[HubEnvironment.baseRevision]
    let store = self.adapterStore(of: job, baseRevision: revision)
    let adapter = try await store.collect(model)
    let measured = self.measurements(job, remote, ended, log, in: store.directory)
    let outcome = RemoteOutcome(
      manifest: try self.manifest(job, remote, ended, model, adapter, measured),
      metrics: measured.metrics)
    let text = try RowCoding.encode(outcome)
    try await self.ledger.adjust(job.runID) { job in
      job.outcomeJSON = text
      job.modelName = model.description
    }
    return outcome
  }

  /// The files of an outcome: those that are here already, or the Hub's.
  func adapter(
    of job: TrainingJob, _ manifest: FineTunedArtifact
  ) async throws -> CollectedArtifact {
    guard let model = HubModelReference(manifest.model) else {
      throw RunFailure.artifactInvalid(reason: "its manifest names no commit of a model")
    }
    let store = self.adapterStore(of: job, baseRevision: manifest.baseModelRevision)
    if let local = store.local(), Self.files(of: local) == manifest.files { return local }
    let adapter = try await store.collect(model)
    guard Self.files(of: adapter) == manifest.files else {
      throw RunFailure.artifactInvalid(reason: "its files are not those that were noted")
    }
    return adapter
  }

  private func adapterStore(of job: TrainingJob, baseRevision: String?) -> HubAdapter {
    HubAdapter(
      api: self.api, base: BaseModel(path: self.settings.baseModel, revision: baseRevision),
      directory: job.checkpointDirectory.appending(path: "adapter", directoryHint: .isDirectory))
  }

  /// The commit that the job says it made; the newest one where its log was lost.
  private func model(of run: RunID, _ log: HubLog) async throws -> HubModelReference {
    let repo = HubRepo.model(of: run, in: self.api.namespace)
    if let announced = log.announced {
      guard let model = HubModelReference(announced), model.repository == repo.id else {
        throw RunFailure.artifactInvalid(
          reason: "the job says that it left its result elsewhere than in a commit of \(repo)")
      }
      return model
    }
    guard let info = try await self.api.info(of: repo) else {
      throw RunFailure.artifactInvalid(reason: "\(repo) is no longer there")
    }
    return HubModelReference(repository: repo.id, revision: info.sha)
  }

  private static func files(of adapter: CollectedArtifact) -> [FineTunedArtifact.File] {
    adapter.files.map { FineTunedArtifact.File(name: $0.name, bytes: $0.bytes, sha256: $0.sha256) }
  }

  private func measurements(
    _ job: TrainingJob, _ remote: RemoteJob, _ ended: HubJob, _ log: HubLog, in directory: URL
  ) -> HubMeasurements {
    let plan = self.plan(job.parameters, remote).trackerPlan(
      examples: remote.file(.training)?.lines ?? 0,
      validationExamples: remote.file(.validation)?.lines ?? 0)
    return HubMeasurements(
      state: directory, log, plan: plan, elapsed: .seconds(ended.runningSeconds ?? 0))
  }

  private func manifest(
    _ job: TrainingJob, _ remote: RemoteJob, _ ended: HubJob, _ model: HubModelReference,
    _ adapter: CollectedArtifact, _ measured: HubMeasurements
  ) throws -> FineTunedArtifact {
    let parameters = try HubParameters(
      self.plan(job.parameters, remote), hasValidation: remote.file(.validation) != nil,
      self.settings)
    let file = { (role: RemoteFile.Role) in
      remote.file(role).map { file in
        FineTunedArtifact.DataFile(lines: file.lines, bytes: file.bytes, sha256: file.sha256)
      }
    }
    return FineTunedArtifact(
      provider: self.name, model: model.description, baseModel: self.settings.baseModel,
      baseModelRevision: ended.environment[HubEnvironment.baseRevision], jobID: ended.id,
      checkpoint: measured.checkpoint,
      dataset: FineTunedArtifact.Dataset(
        snapshotID: job.snapshotID.rawValue, training: file(.training),
        validation: file(.validation)),
      parameters: FineTunedArtifact.Parameters(
        requested: parameters.requested, effective: HubParameters.effective(ended),
        withoutCounterpart: parameters.withoutCounterpart),
      trainedTokens: nil, metrics: measured.named,
      createdAt: Date.ISO8601FormatStyle().format(self.time.now()), files: Self.files(of: adapter))
  }
}
