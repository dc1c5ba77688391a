/// The durable memory of jobs at providers.
///
/// A method that returned has survived the loss of power. Each is one transaction.
package protocol RemoteJobLedger: Sendable {
  /// The job of a run; nil when none was noted.
  func remoteJob(of run: RunID) async throws -> RemoteJob?

  /// Notes a job unless its run has one.
  ///
  /// - Returns: The job as it is noted.
  func note(_ job: RemoteJob) async throws -> RemoteJob

  /// Changes a job: `change` gets it as it is now and says what the audit trail is to hold about it. It must have no
  /// effect of its own, since it may be called more than once.
  ///
  /// - Returns: The job after the change.
  /// - Throws: What `change` throws; `TrainerError.unknownRun`.
  func updateRemoteJob(
    of run: RunID, _ change: @escaping @Sendable (inout RemoteJob) throws -> [AuditNote]
  ) async throws -> RemoteJob

  /// The jobs whose traces are to be removed from their providers: of runs that have ended, and those that said so
  /// themselves. So are jobs with a deployment whose run came to nothing. Oldest first.
  func remoteJobsToCleanUp() async throws -> [RemoteJob]

  /// Whether a run has ended otherwise than completed: nobody needs its model.
  func hasFailed(_ run: RunID) async throws -> Bool

  /// Whether somebody has asked the run to end, or it has ended.
  func isEnding(_ run: RunID) async throws -> Bool
}

extension RemoteJobLedger {
  /// Changes a job without a note in the audit trail.
  @discardableResult
  func adjust(
    _ run: RunID, _ change: @escaping @Sendable (inout RemoteJob) throws -> Void
  ) async throws -> RemoteJob {
    try await self.updateRemoteJob(of: run) { job in
      try change(&job)
      return []
    }
  }
}
