@testable import Trainer

/// A memory of remote jobs whose process may die before a write, and after it was made but before it is known.
struct CrashingRemoteLedger: RemoteJobLedger {
  let base: RemoteJobStore
  let crash: CrashSchedule

  func remoteJob(of run: RunID) async throws -> RemoteJob? {
    try self.crash.pass()
    return try await self.base.remoteJob(of: run)
  }

  func note(_ job: RemoteJob) async throws -> RemoteJob {
    try self.crash.pass()
    let noted = try await self.base.note(job)
    try self.crash.pass()
    return noted
  }

  func updateRemoteJob(
    of run: RunID, _ change: @escaping @Sendable (inout RemoteJob) throws -> [AuditNote]
  ) async throws -> RemoteJob {
    try self.crash.pass()
    let job = try await self.base.updateRemoteJob(of: run, change)
    try self.crash.pass()
    return job
  }

  func remoteJobsToCleanUp() async throws -> [RemoteJob] {
    try await self.base.remoteJobsToCleanUp()
  }

  func hasFailed(_ run: RunID) async throws -> Bool { try await self.base.hasFailed(run) }

  func isEnding(_ run: RunID) async throws -> Bool { try await self.base.isEnding(run) }
}
