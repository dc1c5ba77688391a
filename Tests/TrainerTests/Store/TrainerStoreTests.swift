import FoundationEssentials
import GRDB
import StoreKit
import TestSupport
import Testing

@testable import Trainer

@Suite("The Trainer's store")
struct TrainerStoreTests {
  private let directory: TemporaryDirectory
  private let store: Store
  private let ledger: TrainerStore

  init() throws {
    self.directory = TemporaryDirectory()
    self.store = try Store(
      StoreConfiguration(directory: self.directory.url, name: "trainer"),
      migrations: TrainerStore.migrations)
    self.ledger = TrainerStore(self.store)
  }

  private func note(_ admission: RunAdmission) -> AuditNote {
    AuditNote(
      requester: .service, action: "run.start", objectID: "x", reason: "", at: Samples.time)
  }

  private func admit(_ run: Run) async throws -> RunAdmission {
    try await self.ledger.admit(run) { self.note($0) }
  }

  private func apply(_ events: [RunEvent], to id: RunID) async throws -> Run {
    try await self.ledger.update(id) { run in
      RunAdvance(run: try Samples.run(run, after: events))
    }
  }

  @Test("A run comes back as it was written", arguments: RunMachineTests.Place.allCases)
  func roundTrip(place: RunMachineTests.Place) async throws {
    let run = Samples.run(key: "k")
    _ = try await self.admit(run)
    let expected = try await self.apply(
      place.events + (place == .training ? [.progressed(Samples.progress)] : []), to: run.id)
    #expect(try await self.ledger.run(run.id) == expected)
    #expect(try await self.ledger.runs(limit: 5) == [expected])
    #expect(try await self.ledger.activeRun() == (place.isFinal ? nil : expected))
  }

  @Test("A stop request and the time worked come back")
  func stopRequest() async throws {
    let run = Samples.run()
    _ = try await self.admit(run)
    let request = StopRequest(requestedBy: "bo", reason: "lunch", at: Samples.time)
    let updated = try await self.ledger.update(run.id) { run in
      var next = try Samples.run(run, after: [.stopRequested(request)])
      next.worked = .milliseconds(1234)
      return RunAdvance(run: next)
    }
    #expect(try await self.ledger.run(run.id) == updated)
    #expect(updated.stopRequest == request)
  }

  @Test("A loss that is no number comes back")
  func notANumber() async throws {
    let run = Samples.run()
    _ = try await self.admit(run)
    var progress = Samples.progress
    progress.trainingLoss = .nan
    progress.validationLoss = .infinity
    _ = try await self.apply(
      [.snapshotTaken(Samples.snapshot, baseline: nil), .progressed(progress)], to: run.id)
    let stored = try #require(try await self.ledger.run(run.id)?.progress)
    #expect(stored.trainingLoss.isNaN)
    #expect(stored.validationLoss == .infinity)
  }

  @Test("A change that fails leaves nothing behind")
  func rollback() async throws {
    let run = Samples.run()
    _ = try await self.admit(run)
    let version = Samples.version(of: run)
    let register = { @Sendable (run: Run) throws -> RunAdvance in
      var next = run
      next.outcomeDetail = "changed"
      return RunAdvance(run: next, modelVersion: version, event: PipelineEvent(next))
    }
    _ = try await self.ledger.update(run.id, register)
    // A second version of the same run breaks the unique constraint.
    await #expect(throws: DatabaseError.self) {
      try await self.ledger.update(run.id) { run in
        var next = try register(run).run
        next.outcomeDetail = "changed again"
        return RunAdvance(run: next, modelVersion: version, event: PipelineEvent(next))
      }
    }
    #expect(try await self.ledger.run(run.id)?.outcomeDetail == "changed")
    let events = try await self.store.read { db in
      try Outbox.events(after: 0, limit: 10, in: db)
    }
    #expect(events.count == 2)
    #expect(try await self.ledger.modelVersions(limit: 10).count == 1)
  }

  @Test("A model version comes back as it was registered, with its number")
  func modelVersion() async throws {
    let run = Samples.run()
    _ = try await self.admit(run)
    var version = Samples.version(of: run)
    let registered = version
    _ = try await self.ledger.update(run.id) { RunAdvance(run: $0, modelVersion: registered) }
    version.number = 1
    #expect(try await self.ledger.modelVersion(version.id) == version)
    #expect(try await self.ledger.modelVersionIDs() == [version.id])
    #expect(try await self.ledger.modelVersion(ModelVersionID(rawValue: "none")) == nil)
  }

  @Test("The schema itself allows no second active run")
  func singleActive() async throws {
    _ = try await self.admit(Samples.run("run-1"))
    await #expect(throws: DatabaseError.self) {
      try await self.store.write { db in
        try db.execute(
          sql: """
            INSERT INTO runs (id, state, active, trigger_reason, trigger_detail, requested_by,
              reason, notes, provider, parameters_json, outcome_detail, worked_ms, created_at_ms,
              updated_at_ms)
            SELECT 'run-2', state, active, trigger_reason, trigger_detail, requested_by, reason,
              notes, provider, parameters_json, outcome_detail, worked_ms, created_at_ms,
              updated_at_ms FROM runs
            """)
      }
    }
  }

  @Test("An unknown run is named")
  func unknownRun() async throws {
    let id = RunID(rawValue: "run-none")
    #expect(try await self.ledger.run(id) == nil)
    await #expect(throws: TrainerError.unknownRun(id)) {
      try await self.ledger.update(id) { RunAdvance(run: $0) }
    }
  }

  @Test("The journal counts attempts and refuses other inputs")
  func journal() async throws {
    let run = Samples.run()
    _ = try await self.admit(run)
    for _ in 0..<3 {
      try await self.ledger.begin(.train, of: run.id, inputDigest: "a", at: Samples.time)
    }
    await #expect(throws: RunFailure.journalMismatch(.train)) {
      try await self.ledger.begin(.train, of: run.id, inputDigest: "b", at: Samples.time)
    }
    let journal = try await self.ledger.journal(of: run.id)
    #expect(
      journal == [
        StepRecord(
          step: .train, inputDigest: "a", attempts: 3, startedAt: Samples.time, finishedAt: nil)
      ])
  }

  // MARK: - What triggers depend on

  private func finish(_ id: String, _ reason: TriggerReason, _ events: [RunEvent]) async throws {
    let time = Samples.time.addingTimeInterval(Double(id.utf8.last ?? 0))
    let run = Samples.run(id, reason: reason, at: time)
    _ = try await self.admit(run)
    _ = try await self.apply(events, to: run.id)
  }

  @Test("A pipeline that never ran has no history")
  func noHistory() async throws {
    #expect(try await self.ledger.triggerHistory() == TriggerHistory())
  }

  @Test("The data of a failed run counts as unused, that of a stopped one as used")
  func usedSequence() async throws {
    let snapshot = { (sequence: UInt64) in
      RunEvent.snapshotTaken(
        DatasetSnapshot(
          id: SnapshotID(rawValue: "s\(sequence)"), recordCount: 1, lastIngestSequence: sequence),
        baseline: nil)
    }
    let registered = RunEvent.modelRegistered(
      ModelVersionID(rawValue: "mv"), snapshotQuality: 0.9)
    try await self.finish(
      "run-1", .dataThreshold, [snapshot(10), registered, .failed(cause: "no")])
    #expect(try await self.ledger.triggerHistory().usedSequence == 0)
    #expect(try await self.ledger.triggerHistory().lastSnapshotQuality == nil)
    let stop = StopRequest(requestedBy: "bo", reason: "", at: Samples.time)
    try await self.finish(
      "run-2", .dataThreshold, [snapshot(20), registered, .stopRequested(stop), .stopped])
    #expect(try await self.ledger.triggerHistory().usedSequence == 20)
    #expect(try await self.ledger.triggerHistory().lastSnapshotQuality == 0.9)
    try await self.finish("run-3", .dataThreshold, [snapshot(30), .failed(cause: "no")])
    #expect(try await self.ledger.triggerHistory().usedSequence == 20)
    try await self.finish("run-4", .dataThreshold, [snapshot(40)])
    #expect(try await self.ledger.triggerHistory().usedSequence == 40)
  }

  @Test("Each trigger's last firing and the schedule's beginning are known")
  func firings() async throws {
    try await self.finish("run-1", .scheduled, [.failed(cause: "no")])
    try await self.finish("run-2", .manual, [.failed(cause: "no")])
    try await self.finish("run-3", .scheduled, [.failed(cause: "no")])
    let history = try await self.ledger.triggerHistory()
    let time = { (digit: Character) in
      Samples.time.addingTimeInterval(Double(digit.asciiValue ?? 0))
    }
    #expect(history.lastFired == [.scheduled: time("3"), .manual: time("2")])
    #expect(history.scheduleAnchor == time("3"))
    #expect(history.recentRuns.map(\.id.rawValue) == ["run-3", "run-2", "run-1"])
    try await self.ledger.setScheduleAnchor(Samples.time)
    #expect(try await self.ledger.triggerHistory().scheduleAnchor == Samples.time)
  }

  @Test("A refused run does not move the schedule")
  func refusedRun() async throws {
    _ = try await self.admit(Samples.run("run-1"))
    let later = Samples.run("run-2", at: Samples.time.addingTimeInterval(60))
    guard case .refused(let active) = try await self.admit(later) else {
      Issue.record("a second run was accepted")
      return
    }
    #expect(active.id.rawValue == "run-1")
    #expect(try await self.ledger.triggerHistory().scheduleAnchor == Samples.time)
  }

  @Test("Old events go, runs stay")
  func retention() async throws {
    let run = Samples.run()
    _ = try await self.admit(run)
    _ = try await self.ledger.forgetEvents(before: Samples.time)
    let count = {
      try await self.store.read { try Outbox.events(after: 0, limit: 9, in: $0) }.count
    }
    #expect(try await count() == 1)
    _ = try await self.ledger.forgetEvents(before: Samples.time.addingTimeInterval(1))
    #expect(try await count() == 0)
    #expect(try await self.ledger.run(run.id) != nil)
  }
}
