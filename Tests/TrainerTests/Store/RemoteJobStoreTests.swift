import FoundationEssentials
import StoreKit
import TestSupport
import Testing

@testable import Trainer

@Suite("The memory of jobs at providers")
struct RemoteJobStoreTests {
  private let rig = RemoteRig()

  private func note(_ life: RemoteRig.Life) async throws -> RemoteJob {
    try await life.ledger.note(
      RemoteJob(runID: RemoteRig.run, provider: "openai", at: Samples.time))
  }

  @Test("gives back everything that was noted, after a restart too")
  func roundTrip() async throws {
    let first = try await self.rig.start()
    _ = try await self.note(first)
    let changed = try await first.ledger.updateRemoteJob(of: RemoteRig.run) { job in
      job.put(
        RemoteFile(
          role: .training, name: "ctp-a-train-01234567.jsonl", sha256: "0123", bytes: 7, lines: 2,
          intendedAt: Samples.time, remoteID: "file-1"))
      job.creationIntendedAt = Samples.time
      job.accept("ftjob-1", at: Samples.time.addingTimeInterval(1))
      job.observe(.running, detail: "it runs", at: Samples.time.addingTimeInterval(2))
      job.eventCursor = "ftevent-9"
      job.modelName = "ft:a"
      job.outcomeJSON = "{}"
      job.cleanUp = .due
      return []
    }
    try await first.store.close()
    let second = try await self.rig.start()
    #expect(try await second.remoteJob() == changed)
    #expect(changed.jobID == "ftjob-1")
    #expect(changed.creationIntendedAt == nil)
    #expect(try await second.ledger.transitions(of: RemoteRig.run) == [.created, .running])
    try await second.store.close()
  }

  @Test("keeps the first job of a run")
  func once() async throws {
    let life = try await self.rig.start()
    let first = try await self.note(life)
    let second = try await life.ledger.note(
      RemoteJob(runID: RemoteRig.run, provider: "azure-openai", at: .distantFuture))
    #expect(first == second)
  }

  @Test("writes the audit trail in the transaction of the change, or neither")
  func audit() async throws {
    struct Refusal: Error {}
    let life = try await self.rig.start()
    _ = try await self.note(life)
    let note = AuditNote(
      requester: .service, action: "remote.job.create", objectID: "run", reason: "because",
      at: Samples.time)
    await #expect(throws: Refusal.self) {
      _ = try await life.ledger.updateRemoteJob(of: RemoteRig.run) { job in
        job.jobID = "never"
        throw Refusal()
      }
    }
    #expect(try await life.remoteJob()?.jobID == nil)
    _ = try await life.ledger.updateRemoteJob(of: RemoteRig.run) { _ in [note] }
    #expect(try await life.audit().last == "remote.job.create")
  }

  @Test("names what is to be cleaned up: after the end of a run, or when the training said so")
  func cleanUp() async throws {
    let life = try await self.rig.start()
    _ = try await self.note(life)
    #expect(try await life.ledger.remoteJobsToCleanUp().isEmpty)
    #expect(try await !life.ledger.isEnding(RemoteRig.run))
    try await life.ledger.adjust(RemoteRig.run) { $0.cleanUp = .due }
    #expect(try await life.ledger.remoteJobsToCleanUp().count == 1)
    try await life.ledger.adjust(RemoteRig.run) { $0.cleanUp = .notDue }
    try await life.end()
    #expect(try await life.ledger.remoteJobsToCleanUp().count == 1)
    #expect(try await life.ledger.isEnding(RemoteRig.run))
    try await life.ledger.adjust(RemoteRig.run) { $0.cleanUp = .done }
    #expect(try await life.ledger.remoteJobsToCleanUp().isEmpty)
  }

  @Test("knows that a run is to stop")
  func stopping() async throws {
    let life = try await self.rig.start()
    try await life.stop()
    #expect(try await life.ledger.isEnding(RemoteRig.run))
    #expect(try await life.ledger.isEnding(RunID(rawValue: "run-of-nobody")))
  }
}
