import FoundationEssentials

extension HubProvider {
  /// Creates the run's job, unless it is there.
  func create(_ job: TrainingJob, _ request: HubJobRequest) async throws -> RemoteJob {
    guard let noted = try await self.ledger.remoteJob(of: job.runID) else {
      throw TrainerError.unknownRun(job.runID)
    }
    // Asked even before the first creation: the store may be an old one that was restored.
    if let found = try await self.findJob(of: noted) { return found }
    let now = self.time.now()
    let base = self.settings.baseModel
    _ = try await self.ledger.updateRemoteJob(of: job.runID) { job in
      job.creationIntendedAt = now
      if job.state == .unknown { job.observe(.created, at: now) }
      return [
        AuditNote(
          requester: .service, action: "remote.job.create", objectID: job.runID.rawValue,
          reason: "at \(job.provider), from \(base), on \(request.flavor)", at: now)
      ]
    }
    do {
      let created = try await self.api.createJob(request)
      return try await self.accept(created.id, created.stage.state, of: job.runID)
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
    let jobs: [HubJob]
    do {
      jobs = try await self.api.jobs(of: remote.dedupeKey)
    } catch let error as RemoteError {
      try await self.markUnknown(remote, "its creation was not answered, and looking failed")
      throw error
    }
    if let found = Self.adoptable(jobs) {
      return try await self.accept(found.id, found.stage.state, of: remote.runID)
    }
    try await self.checkIsSettled(remote, lookedAt)
    return nil
  }

  /// The job to go on with: one that has a model, else one that may get one, else the oldest.
  static func adoptable(_ jobs: [HubJob]) -> HubJob? {
    func rank(_ job: HubJob) -> Int {
      switch job.stage.state {
      case .succeeded: 0
      case .failed, .cancelled: 2
      default: 1
      }
    }
    return jobs.min { one, other in
      (rank(one), one.createdAt, one.id) < (rank(other), other.createdAt, other.id)
    }
  }
}
