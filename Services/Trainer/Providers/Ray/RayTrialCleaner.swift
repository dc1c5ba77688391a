import FoundationEssentials

/// Ends the jobs that an ended run has left on a Ray cluster.
struct RayTrialCleaner: RemoteJobCleaner {
  let api: RayJobsAPI
  let settings: RaySettings
  let remote: any RemoteJobLedger
  let trials: any TrialLedger
  let time: Timekeeper

  /// The runner's name.
  let name = RayTrialRunner.providerName

  func cleanUp(_ job: RemoteJob) async throws -> Bool {
    do {
      return try await self.endJobs(of: job)
    } catch let error as RayError {
      throw PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
  }

  private func endJobs(of noted: RemoteJob) async throws -> Bool {
    if noted.cleanUp == .done { return true }
    try await self.remote.adjust(noted.runID) { $0.cleanUp = .due }
    let lookedAt = self.time.now()
    var isClean = true
    for trial in try await self.trials.trials(of: noted.runID) {
      for id in trial.attempts {
        if try await !self.end(id, of: noted) { isClean = false }
      }
      // A submission that was not answered may come to be a job yet. It could do nothing, but it would be there.
      if let intended = trial.intendedAt,
        lookedAt.timeIntervalSince(intended) < self.settings.settleTime / .seconds(1)
      {
        isClean = false
      }
    }
    guard isClean else { return false }
    let now = self.time.now()
    try await self.remote.adjust(noted.runID) { job in
      job.cleanUp = .done
      job.observe(.cancelled, detail: job.detail, at: now)
    }
    return true
  }

  /// - Returns: Whether the job has ended.
  private func end(_ id: TrialID, of noted: RemoteJob) async throws -> Bool {
    guard let job = try await self.api.job(id.description) else { return true }
    guard job.status.isFinal else {
      let now = self.time.now()
      _ = try await self.remote.updateRemoteJob(of: noted.runID) { _ in
        [
          AuditNote(
            requester: .service, action: "remote.job.cancel", objectID: "\(id)",
            reason: "job at \(noted.provider)", at: now)
        ]
      }
      try await self.api.stop(id.description)
      // It has some seconds to end: the next look tells.
      return false
    }
    if self.settings.deletesJobs { try await self.api.delete(id.description) }
    return true
  }
}
