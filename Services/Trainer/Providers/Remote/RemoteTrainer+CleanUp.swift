import FoundationEssentials

extension RemoteTrainer {
  /// Removes what a run has left: its job is looked for where that is in question, ended, and its files are deleted. Can
  /// be done again from the beginning at any time.
  ///
  /// - Parameters:
  ///   - find: Gives the job of a run as the provider has it and notes that; nil when there is none.
  ///   - end: Cancels the job of this name if it is not at its end.
  ///   - delete: Deletes the files.
  /// - Returns: Whether nothing is left to do.
  /// - Throws: `PeerError.unreachable` when the provider does not do its part.
  func removeTraces(
    of noted: RemoteJob, find: (RemoteJob) async throws -> RemoteJob?,
    end: (RemoteJob, String) async throws -> RemoteJobState?,
    delete: (RemoteJob) async throws -> Void
  ) async throws -> Bool {
    if noted.cleanUp == .done { return true }
    do {
      try await self.ledger.adjust(noted.runID) { $0.cleanUp = .due }
      let lookedAt = self.time.now()
      var remote = noted
      if remote.jobID == nil, remote.creationIntendedAt != nil {
        if let found = try await find(remote) {
          remote = found
        } else if !self.isSettled(remote.creationIntendedAt, lookedAt) {
          return false
        }
      }
      // Files of a job that still runs are needed by it.
      guard try await self.hasEnded(remote, end) else { return false }
      try await delete(remote)
      guard !self.mayStillAppear(remote, lookedAt) else { return false }
    } catch let error as RemoteError {
      throw PeerError.unreachable(.provider, detail: "\(self.name): \(error)")
    }
    try await self.ledger.adjust(noted.runID) { job in
      job.cleanUp = .done
      job.creationIntendedAt = nil
    }
    return true
  }

  private func hasEnded(
    _ remote: RemoteJob, _ end: (RemoteJob, String) async throws -> RemoteJobState?
  ) async throws -> Bool {
    var (state, detail) = (RemoteJobState.cancelled as RemoteJobState?, remote.detail)
    if let id = remote.jobID {
      do {
        state = try await end(remote, id)
      } catch RemoteError.notFound {
        detail = "it is no longer there"
      } catch RemoteError.invalid {
        // It came to its end before it could be cancelled: the next look tells how.
        return false
      }
    }
    let (now, reached, words) = (self.time.now(), state, detail)
    try await self.ledger.adjust(remote.runID) { job in
      if let reached { job.observe(reached, detail: words, at: now) }
    }
    return reached?.isFinal == true
  }
}
