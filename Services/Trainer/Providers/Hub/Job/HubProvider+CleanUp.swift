import FoundationEssentials

extension HubProvider {
  func cleanUp(_ job: RemoteJob) async throws -> Bool {
    try await self.removeTraces(of: job) { remote in
      guard let found = Self.adoptable(try await self.api.jobs(of: remote.dedupeKey)) else {
        return nil
      }
      return try await self.accept(found.id, found.stage.state, of: remote.runID)
    } end: { remote, id in
      let current = try await self.api.job(id)
      if let state = current.stage.state, state.isFinal { return state }
      try await self.noteCancellation(remote, id)
      try await self.api.cancelJob(id)
      return try await self.api.job(id).stage.state
    } delete: { remote in
      try await self.deleteRepositories(of: remote)
    }
  }

  /// Deletes what has a name that only this run gives: a creation without an answer may have had its effect.
  private func deleteRepositories(of remote: RemoteJob) async throws {
    guard !remote.files.isEmpty else { return }
    let (run, namespace) = (remote.runID, self.api.namespace)
    try await self.delete(HubRepo.data(of: run, in: namespace), of: run) { $0 != .result }
    // What was trained stays where it answers from.
    guard !self.settings.keepsModel || remote.outcomeJSON == nil else { return }
    try await self.delete(HubRepo.model(of: run, in: namespace), of: run) { $0 == .result }
  }

  private func delete(
    _ repo: HubRepo, of run: RunID, holding: @escaping @Sendable (RemoteFile.Role) -> Bool
  ) async throws {
    guard try await self.api.info(of: repo) != nil else { return }
    try await self.api.deleteRepo(repo)
    let now = self.time.now()
    _ = try await self.ledger.updateRemoteJob(of: run) { job in
      for index in job.files.indices where holding(job.files[index].role) {
        job.files[index].isDeleted = true
      }
      return [
        AuditNote(
          requester: .service, action: "remote.repo.delete", objectID: repo.name,
          reason: "\(repo) at \(job.provider)", at: now)
      ]
    }
  }
}
