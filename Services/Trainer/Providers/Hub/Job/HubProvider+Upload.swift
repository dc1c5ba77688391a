import FoundationEssentials
import Logging

extension HubProvider {
  /// Brings a run's data to a private repository, and makes room for its adapter in another.
  ///
  /// - Returns: The commit that holds the data.
  func upload(_ dataset: ExportedDataset, of run: RunID) async throws -> String {
    let (data, model) = (
      HubRepo.data(of: run, in: self.api.namespace), HubRepo.model(of: run, in: self.api.namespace)
    )
    try await self.intend(dataset, of: run)
    for repo in [data, model] { try await self.makePrivate(repo) }
    var uploads = [HubUpload(HubEnvironment.trainingName, dataset.training)]
    if let validation = dataset.validation {
      uploads.append(HubUpload(HubEnvironment.validationName, validation))
    }
    let commit = try await self.api.commit(uploads, to: data, summary: "Data of \(run)")
    try await self.ledger.adjust(run) { job in
      for var file in job.files {
        file.remoteID = file.role == .result ? model.id : "\(data)@\(commit)"
        job.put(file)
      }
    }
    self.logger.info(
      "The training data is at the provider",
      metadata: ["run.id": "\(run)", "repository": "\(data)", "commit": "\(commit)"])
    return commit
  }

  /// Notes what is about to be there.
  private func intend(_ dataset: ExportedDataset, of run: RunID) async throws {
    let now = self.time.now()
    let noted = try await self.ledger.remoteJob(of: run)?.files ?? []
    var files = [self.file(.training, dataset.training, of: run, at: now)]
    if let validation = dataset.validation {
      files.append(self.file(.validation, validation, of: run, at: now))
    }
    files.append(
      RemoteFile(
        role: .result, name: HubRepo.model(of: run, in: self.api.namespace).name, sha256: "",
        bytes: 0, lines: 0, intendedAt: now))
    for var file in files {
      file.remoteID = noted.first { $0.name == file.name }?.remoteID
      // Every attempt asks for the repositories: until that is settled, one may come to be there although it was deleted.
      file.unansweredAt = now
      try await self.note(
        file, of: run, file.role == .result ? "remote.repo.create" : "remote.file.upload",
        file.role == .result
          ? "private, at \(self.name)"
          : "to \(self.name), sha256:\(file.sha256), \(file.lines) lines")
    }
  }

  private func file(
    _ role: RemoteFile.Role, _ part: DatasetFileWriter.Finished, of run: RunID, at now: Date
  ) -> RemoteFile {
    RemoteFile(
      role: role, name: RemoteFile.name(role, of: run, sha256: part.sha256), sha256: part.sha256,
      bytes: part.bytes, lines: part.lines, intendedAt: now)
  }

  /// Nothing is put into a repository before it was seen to be private.
  private func makePrivate(_ repo: HubRepo) async throws {
    try await self.api.createRepo(repo)
    guard let info = try await self.api.info(of: repo) else {
      throw RemoteError.incomprehensible(
        operation: "create a repository", reason: "it is not there afterwards")
    }
    guard info.isPrivate else {
      throw RunFailure.trainingFailed(
        reason: "\(self.name) has made \(repo) public, so nothing was put into it; allow private"
          + " repositories in \(repo.namespace)")
    }
  }
}
