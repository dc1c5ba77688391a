import FoundationEssentials
import Logging

/// What is noted about a job at any provider.
extension RemoteTrainer {
  /// Notes a file that is about to be brought to the provider.
  ///
  /// - Parameters:
  ///   - action: What is done with it, as the audit trail says it.
  ///   - reason: More of it, for the audit trail.
  func note(
    _ file: RemoteFile, of run: RunID, _ action: String, _ reason: String
  ) async throws {
    _ = try await self.ledger.updateRemoteJob(of: run) { job in
      job.put(file)
      return [
        AuditNote(
          requester: .service, action: action, objectID: file.name, reason: reason,
          at: file.intendedAt)
      ]
    }
  }

  /// Notes that the provider has the job.
  func accept(_ id: String, _ state: RemoteJobState?, of run: RunID) async throws -> RemoteJob {
    let now = self.time.now()
    let remote = try await self.ledger.adjust(run) { job in
      job.accept(id, at: now)
      if let state { job.observe(state, at: now) }
    }
    self.logger.info(
      "The provider has the job",
      metadata: ["run.id": "\(run)", "job.id": "\(id)", "provider": "\(self.name)"])
    return remote
  }

  /// Notes that nobody knows whether the job exists.
  func markUnknown(_ remote: RemoteJob, _ detail: String) async throws {
    guard remote.creationIntendedAt != nil, remote.state != .unknown else { return }
    let now = self.time.now()
    try await self.ledger.adjust(remote.runID) { $0.observe(.unknown, detail: detail, at: now) }
  }

  /// Refuses to go on while a creation that was not answered may still have its effect.
  ///
  /// - Parameter lookedAt: When the job was looked for, in vain.
  /// - Throws: `PeerError.unreachable`.
  func checkIsSettled(_ remote: RemoteJob, _ lookedAt: Date) async throws {
    guard !self.isSettled(remote.creationIntendedAt, lookedAt) else { return }
    try await self.markUnknown(remote, "its creation was not answered")
    throw PeerError.unreachable(
      .provider,
      detail: "\(self.name): the creation of the job was not answered; it is looked for until it is"
        + " certain that there is none, so that nothing is trained twice")
  }

  /// Notes that a job is about to be cancelled.
  func noteCancellation(_ remote: RemoteJob, _ id: String) async throws {
    let now = self.time.now()
    _ = try await self.ledger.updateRemoteJob(of: remote.runID) { job in
      guard job.state != .cancelling else { return [] }
      job.observe(.cancelling, detail: job.detail, at: now)
      return [
        AuditNote(
          requester: .service, action: "remote.job.cancel", objectID: job.runID.rawValue,
          reason: "job \(id) at \(job.provider)", at: now)
      ]
    }
  }

  /// Whether an upload that was not answered may come to be there after all.
  func mayStillAppear(_ remote: RemoteJob, _ lookedAt: Date) -> Bool {
    remote.files.contains { file in
      let unanswered = file.remoteID == nil ? file.intendedAt : file.unansweredAt
      return unanswered != nil && !self.isSettled(unanswered, lookedAt)
    }
  }

  /// Whether what was intended then has come about by now, or never will.
  func isSettled(_ intended: Date?, _ lookedAt: Date) -> Bool {
    guard let intended else { return true }
    return lookedAt.timeIntervalSince(intended) >= self.settleTime / .seconds(1)
  }
}
