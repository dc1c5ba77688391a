@testable import Trainer

/// A memory of trials whose process may die before a write, and after it was made but before it is known.
struct CrashingTrialLedger: TrialLedger {
  let base: TrialStore
  let crash: CrashSchedule

  func plan(
    _ tasks: [TrialTask], of run: RunID, from first: Int
  ) async throws -> [TrialRecord] {
    try self.crash.pass()
    let trials = try await self.base.plan(tasks, of: run, from: first)
    try self.crash.pass()
    return trials
  }

  func trials(of run: RunID) async throws -> [TrialRecord] {
    try await self.base.trials(of: run)
  }

  func trial(withTicket digest: String) async throws -> TrialRecord? {
    try await self.base.trial(withTicket: digest)
  }

  func updateTrial(
    _ number: Int, of run: RunID,
    _ change: @escaping @Sendable (inout TrialRecord) throws -> [AuditNote]
  ) async throws -> TrialRecord {
    try self.crash.pass()
    let trial = try await self.base.updateTrial(number, of: run, change)
    try self.crash.pass()
    return trial
  }

  func isEnding(_ run: RunID) async throws -> Bool { try await self.base.isEnding(run) }
}
