import FoundationEssentials

extension FineTuningProvider {
  func cleanUp(_ job: RemoteJob) async throws -> Bool {
    // A job is only looked at again with its deployment once its files are gone.
    let isClean = try await self.removeRemains(of: job)
    return try await self.removeDeployment(of: job) && isClean
  }

  private func removeRemains(of job: RemoteJob) async throws -> Bool {
    var resultFiles: [String] = []
    return try await self.removeTraces(of: job) { remote in
      guard let found = Self.adoptable(try await self.jobs(of: remote)) else { return nil }
      return try await self.accept(found, of: remote.runID)
    } end: { remote, id in
      var current = try await self.api.job(id)
      if current.status.state?.isFinal != true {
        try await self.noteCancellation(remote, id)
        current = try await self.api.cancelJob(id)
      }
      resultFiles = current.resultFiles
      return current.status.state
    } delete: { remote in
      try await self.deleteFiles(of: remote, and: resultFiles)
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
