import FoundationEssentials
import Logging

extension FineTuningProvider {
  /// Creates the run's job, unless it is there.
  func create(
    _ job: TrainingJob, _ parameters: FineTuneParameters, _ files: UploadedFiles
  ) async throws -> RemoteJob {
    guard let noted = try await self.ledger.remoteJob(of: job.runID) else {
      throw TrainerError.unknownRun(job.runID)
    }
    // Asked even before the first creation: the store may be an old one that was restored.
    if let found = try await self.findJob(of: noted) { return found }
    let now = self.time.now()
    let request = self.request(job, parameters, files)
    _ = try await self.ledger.updateRemoteJob(of: job.runID) { job in
      job.creationIntendedAt = now
      if job.state == .unknown { job.observe(.created, at: now) }
      return [
        AuditNote(
          requester: .service, action: "remote.job.create", objectID: job.runID.rawValue,
          reason: "at \(job.provider), from \(request.model)", at: now)
      ]
    }
    do {
      let created = try await self.api.createJob(request)
      return try await self.accept(created, of: job.runID)
    } catch let error as RemoteError where !error.mayHaveHadEffect {
      try await self.ledger.adjust(job.runID) { $0.creationIntendedAt = nil }
      throw error
    }
  }

  /// The job of a run as the provider has it; nil when it is certain that there is none.
  ///
  /// - Throws: `PeerError.unreachable` while a creation that was not answered may still have its effect,
  ///   `RemoteError`.
  func findJob(of remote: RemoteJob) async throws -> RemoteJob? {
    let lookedAt = self.time.now()
    let jobs: [FineTuneJob]
    do {
      jobs = try await self.jobs(of: remote)
    } catch let error as RemoteError {
      try await self.markUnknown(remote, "its creation was not answered, and looking failed")
      throw error
    }
    if let found = Self.adoptable(jobs) { return try await self.accept(found, of: remote.runID) }
    try await self.checkIsSettled(remote, lookedAt)
    return nil
  }

  /// The jobs at the provider that are the run's.
  func jobs(of remote: RemoteJob) async throws -> [FineTuneJob] {
    let trainingFiles = remote.files.filter { $0.role == .training }.compactMap(\.remoteID)
    return try await self.api.jobs(of: remote.dedupeKey, trainingOn: Set(trainingFiles))
  }

  func accept(_ found: FineTuneJob, of run: RunID) async throws -> RemoteJob {
    try await self.accept(found.id, found.status.state, of: run)
  }

  /// The job to go on with: one that has a model, else one that may get one, else the oldest.
  static func adoptable(_ jobs: [FineTuneJob]) -> FineTuneJob? {
    func rank(_ job: FineTuneJob) -> Int {
      switch job.status.state {
      case .succeeded: 0
      case .failed, .cancelled: 2
      default: 1
      }
    }
    return jobs.min { one, other in
      (rank(one), one.createdAt ?? 0, one.id) < (rank(other), other.createdAt ?? 0, other.id)
    }
  }

  private func request(
    _ job: TrainingJob, _ parameters: FineTuneParameters, _ files: UploadedFiles
  ) -> FineTuneJobRequest {
    FineTuneJobRequest(
      model: self.settings.baseModel, trainingFile: files.training,
      validationFile: files.validation, suffix: Self.suffix(of: job.version),
      seed: self.settings.seed, epochs: .number(Double(parameters.epochs)),
      batchSize: .number(Double(parameters.batchSize)),
      learningRateMultiplier: parameters.learningRateMultiplier.map { .number($0) } ?? .auto,
      metadata: [
        FineTuneAPI.runKey: job.runID.rawValue, "pipeline_model_version": job.version.rawValue,
        "pipeline_snapshot": job.snapshotID.rawValue,
      ], trainingType: self.settings.trainingType)
  }

  /// A part of the model's name that all surfaces take.
  private static func suffix(of version: ModelVersionID) -> String {
    String(
      version.rawValue.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        .prefix(40))
  }
}
