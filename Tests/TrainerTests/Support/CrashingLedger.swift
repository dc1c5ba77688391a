import FoundationEssentials
import Synchronization

@testable import Trainer

/// A ledger whose process may die before a write, and after it was made but before it is known.
struct CrashingLedger: TrainerLedger {
  /// What happens while a step begins, after it is in the journal.
  final class Interlude: Sendable {
    private let body = Mutex<(@Sendable (RunStep) async throws -> Void)?>(nil)

    func set(_ body: @escaping @Sendable (RunStep) async throws -> Void) {
      self.body.withLock { $0 = body }
    }

    func play(_ step: RunStep) async throws { try await self.body.withLock { $0 }?(step) }
  }

  let base: TrainerStore
  let crash: CrashSchedule
  let interlude = Interlude()

  var refusal: String? { self.base.refusal }

  func admit(
    _ run: Run, audit: @escaping @Sendable (RunAdmission) -> AuditNote
  ) async throws -> RunAdmission {
    try self.crash.pass()
    let admission = try await self.base.admit(run, audit: audit)
    try self.crash.pass()
    return admission
  }

  func update(
    _ id: RunID, _ change: @escaping @Sendable (Run) throws -> RunAdvance
  ) async throws -> Run {
    try self.crash.pass()
    let run = try await self.base.update(id, change)
    try self.crash.pass()
    return run
  }

  func begin(_ step: RunStep, of run: RunID, inputDigest: String, at time: Date) async throws {
    try self.crash.pass()
    try await self.base.begin(step, of: run, inputDigest: inputDigest, at: time)
    try await self.interlude.play(step)
    try self.crash.pass()
  }

  func record(_ note: AuditNote) async throws {
    try self.crash.pass()
    try await self.base.record(note)
    try self.crash.pass()
  }

  func run(_ id: RunID) async throws -> Run? { try await self.base.run(id) }
  func activeRun() async throws -> Run? { try await self.base.activeRun() }
  func runs(limit: Int) async throws -> [Run] { try await self.base.runs(limit: limit) }
  func journal(of run: RunID) async throws -> [StepRecord] { try await self.base.journal(of: run) }

  func modelVersion(_ id: ModelVersionID) async throws -> ModelVersion? {
    try await self.base.modelVersion(id)
  }

  func modelVersions(limit: Int) async throws -> [ModelVersion] {
    try await self.base.modelVersions(limit: limit)
  }

  func modelVersionIDs() async throws -> Set<ModelVersionID> {
    try await self.base.modelVersionIDs()
  }

  func triggerHistory() async throws -> TriggerHistory { try await self.base.triggerHistory() }

  func setScheduleAnchor(_ time: Date) async throws {
    try await self.base.setScheduleAnchor(time)
  }
}
