import FoundationEssentials
import Logging

extension FineTuningProvider {
  /// The provider's names of a run's files.
  struct UploadedFiles: Hashable, Sendable {
    let training: String
    let validation: String?
  }

  /// Brings the files to the provider, and waits until they can be trained on.
  func upload(
    _ dataset: ExportedDataset, of run: RunID,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> UploadedFiles {
    let training = try await self.file(dataset.training, .training, of: run)
    var validation: String?
    if let part = dataset.validation {
      validation = try await self.file(part, .validation, of: run)
    }
    for id in [training, validation].compactMap({ $0 }) {
      try await self.awaitProcessing(of: id, report: report)
    }
    return UploadedFiles(training: training, validation: validation)
  }

  private func file(
    _ part: DatasetFileWriter.Finished, _ role: RemoteFile.Role, of run: RunID
  ) async throws -> String {
    let name = RemoteFile.name(role, of: run, sha256: part.sha256)
    let noted = try await self.ledger.remoteJob(of: run)?.files.first { $0.name == name }
    if let id = noted?.remoteID { return id }
    if noted != nil, let found = try await self.api.files().first(where: { $0.filename == name }) {
      return try await self.accept(found, name, part, role, of: run, "found after a lost answer")
    }
    let now = self.time.now()
    var intended = RemoteFile(
      role: role, name: name, sha256: part.sha256, bytes: part.bytes, lines: part.lines,
      intendedAt: now)
    intended.unansweredAt = noted?.intendedAt
    try await self.note(
      intended, of: run, "remote.file.upload",
      "to \(self.name), sha256:\(part.sha256), \(part.lines) lines")
    let uploaded = try await self.api.upload(
      FineTuneAPI.Upload(
        path: part.path, name: name, bytes: part.bytes, lifetime: self.settings.fileLifetime))
    return try await self.accept(uploaded, name, part, role, of: run, "uploaded")
  }

  private func accept(
    _ file: FineTuneFile, _ name: String, _ part: DatasetFileWriter.Finished,
    _ role: RemoteFile.Role,
    of run: RunID, _ how: String
  ) async throws -> String {
    let now = self.time.now()
    try await self.ledger.adjust(run) { job in
      var accepted =
        job.files.first { $0.name == name }
        ?? RemoteFile(
          role: role, name: name, sha256: part.sha256, bytes: part.bytes, lines: part.lines,
          intendedAt: now)
      accepted.remoteID = file.id
      job.put(accepted)
    }
    self.logger.info(
      "A training file is at the provider",
      metadata: ["run.id": "\(run)", "file.name": "\(name)", "file.how": "\(how)"])
    return file.id
  }

  /// Azure refuses a job whose files it has not looked through.
  private func awaitProcessing(
    of id: String, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws {
    guard self.api.endpoint.surface.processesFiles else { return }
    var delay = PollDelay()
    var generator = SystemRandomNumberGenerator()
    while true {
      let file = try await self.api.file(id)
      switch file.status(needsProcessing: true) {
      case .ready: return
      case .unusable:
        throw RunFailure.trainingFailed(
          reason: "\(self.name) cannot use a training file: "
            + (file.statusDetails.map { "\($0.prefix(300))" } ?? "it does not say why"))
      case .pending: break
      }
      // Looks whether there is time left.
      try report(.waiting)
      try await self.time.sleep(delay.advance(using: &generator))
    }
  }
}
