import FoundationEssentials

extension FineTuningProvider {
  func cleanUp(_ job: RemoteJob) async throws -> Bool {
    do {
      return try await self.removeTraces(of: job)
    } catch let error as RemoteError {
      throw PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
  }

  private func removeTraces(of noted: RemoteJob) async throws -> Bool {
    if noted.cleanUp == .done { return true }
    try await self.ledger.adjust(noted.runID) { $0.cleanUp = .due }
    let lookedAt = self.time.now()
    guard let remote = try await self.settled(noted, lookedAt) else { return false }
    let (hasEnded, resultFiles) = try await self.endJob(remote)
    // Files of a job that still runs are needed by it.
    guard hasEnded else { return false }
    try await self.deleteFiles(of: remote, and: resultFiles)
    guard !self.mayStillAppear(remote, lookedAt) else { return false }
    try await self.ledger.adjust(noted.runID) { job in
      job.cleanUp = .done
      job.creationIntendedAt = nil
    }
    return true
  }

  /// The job with its name at the provider, if it has one; nil while that is not certain.
  private func settled(_ remote: RemoteJob, _ lookedAt: Date) async throws -> RemoteJob? {
    guard remote.jobID == nil, remote.creationIntendedAt != nil else { return remote }
    if let found = Self.adoptable(try await self.jobs(of: remote)) {
      return try await self.accept(found, of: remote.runID)
    }
    return self.isSettled(remote.creationIntendedAt, lookedAt) ? remote : nil
  }

  /// Cancels the job if it is not at its end.
  ///
  /// - Returns: Whether it is, and the files that it has left.
  private func endJob(_ remote: RemoteJob) async throws -> (Bool, [String]) {
    guard let id = remote.jobID else {
      let now = self.time.now()
      try await self.ledger.adjust(remote.runID) { job in
        job.observe(.cancelled, detail: job.detail, at: now)
      }
      return (true, [])
    }
    do {
      var current = try await self.api.job(id)
      if current.status.state?.isFinal != true {
        try await self.noteCancellation(remote, id)
        current = try await self.api.cancelJob(id)
      }
      let (now, state) = (self.time.now(), current.status.state)
      try await self.ledger.adjust(remote.runID) { job in
        if let state { job.observe(state, detail: job.detail, at: now) }
      }
      return (state?.isFinal == true, current.resultFiles)
    } catch RemoteError.notFound {
      let now = self.time.now()
      try await self.ledger.adjust(remote.runID) { job in
        job.observe(.cancelled, detail: "it is no longer there", at: now)
      }
      return (true, [])
    } catch RemoteError.invalid {
      // It came to its end before it could be cancelled: the next look tells how.
      return (false, [])
    }
  }

  /// Deletes what is known, and what has a name that only this run gives: an upload without an answer may be there.
  private func deleteFiles(of remote: RemoteJob, and resultFiles: [String]) async throws {
    var names: [String: String] = [:]
    for id in resultFiles { names[id] = id }
    for file in remote.files {
      if let id = file.remoteID, !file.isDeleted { names[id] = file.name }
    }
    if remote.jobID != nil || !remote.files.isEmpty {
      let prefix = RemoteFile.prefix(of: remote.runID)
      for file in try await self.api.files() {
        if let name = file.filename, name.hasPrefix(prefix) { names[file.id] = name }
      }
    }
    for (id, name) in names.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      try await self.api.deleteFile(id)
      let now = self.time.now()
      _ = try await self.ledger.updateRemoteJob(of: remote.runID) { job in
        for index in job.files.indices where job.files[index].remoteID == id {
          job.files[index].isDeleted = true
        }
        return [
          AuditNote(
            requester: .service, action: "remote.file.delete", objectID: name,
            reason: "file \(id) at \(job.provider)", at: now)
        ]
      }
    }
  }
}
