import FoundationEssentials
import StoreKit
import Synchronization
import Testing

@testable import Trainer

@Suite("Training again on a version's dataset")
struct ReproductionTests {
  private let rig: PipelineRig
  private let process: PipelineRig.Process
  private let origin: ModelVersion

  /// A version of twelve records, and a collection that has grown since.
  init() async throws {
    self.rig = try PipelineRig()
    self.process = try self.rig.start()
    let run = try await self.process.pipeline.start(
      StartOrder(requestedBy: "anna", provider: "scripted", overrides: Self.sevenEpochs),
      by: Requester(name: "anna"))
    try await self.process.driver.drive(run.id)
    self.origin = try #require(try await self.process.pipeline.modelVersions(limit: 1).first)
    self.rig.collector.state.withLock { $0.recordCount = 20 }
  }

  private static var sevenEpochs: ParameterOverrides {
    var overrides = ParameterOverrides()
    overrides.epochs = 7
    return overrides
  }

  private func reproduce(provider: String = "local") async throws -> Run {
    let run = try await self.process.startRun(
      key: "again", requestedBy: "bo", provider: provider, reproducing: self.origin.id)
    try await self.process.driver.drive(run.id)
    return try await self.process.pipeline.run(run.id)
  }

  @Test("The same records and parameters go to another provider, and nothing is collected")
  func sameData() async throws {
    let taken = self.rig.collector.state.withLock { $0.snapshotsTaken }
    let run = try await self.reproduce()
    #expect(run.state == .completed, "\(run.outcomeDetail)")
    #expect(run.trigger.detail == "started by bo to reproduce \(self.origin.id)")
    #expect(
      run.request.reproduces
        == Reproduction(version: self.origin.id, snapshot: self.origin.snapshotID))
    #expect(self.rig.collector.state.withLock { $0.snapshotsTaken } == taken)
    #expect(self.rig.collector.state.withLock { $0.snapshotsAsked } == [self.origin.snapshotID])
    let version = try #require(try await self.process.pipeline.modelVersions(limit: 1).first)
    #expect(version.id != self.origin.id)
    #expect(version.provider == "local")
    #expect(version.snapshotID == self.origin.snapshotID)
    #expect(version.parameters == self.origin.parameters)
    #expect(version.parameters.epochs == 7)
    let jobs = self.rig.provider.state.withLock { $0.jobs }
    #expect(jobs.map(\.records.count) == [12, 12])
    #expect(jobs[0].records == jobs[1].records)
  }

  @Test("Parameters that are given differ, the others stay those of the version")
  func overrides() async throws {
    var order = StartOrder(requestedBy: "bo", reproduces: self.origin.id)
    order.overrides.batchSize = 4
    let run = try await self.process.pipeline.start(order, by: Requester(name: "bo"))
    #expect(run.request.parameters.batchSize == 4)
    #expect(run.request.parameters.epochs == 7)
  }

  @Test("The records are read once, and checked before the run says that it trains")
  func readsOnce() async throws {
    let before = self.rig.collector.state.withLock { $0.reads }
    _ = try await self.reproduce()
    #expect(self.rig.collector.state.withLock { $0.reads } == before + 1)
  }

  @Test("A version that is not known is refused, and nothing starts")
  func unknownVersion() async throws {
    let id = ModelVersionID(rawValue: "mv-none")
    await #expect(throws: TrainerError.unknownModelVersion(id)) {
      try await self.process.startRun(key: "again", reproducing: id)
    }
    #expect(try await self.process.pipeline.runs(limit: 5).count == 1)
  }

  @Test("A dataset that holds somebody who was erased fails the run before it trains")
  func erased() async throws {
    self.rig.collector.state.withLock {
      $0.readFailure = .refused(
        .collector,
        detail: "failedPrecondition: the snapshot holds a record of somebody who was erased")
    }
    let trainings = self.rig.provider.state.withLock { $0.trainings }
    let run = try await self.reproduce()
    #expect(run.state == .failed)
    #expect(run.transitions.map(\.state) == [.collecting, .failed])
    #expect(run.outcomeDetail.contains("cannot be trained on again"))
    #expect(run.outcomeDetail.contains("somebody who was erased"))
    #expect(run.outcomeDetail.contains(self.origin.id.rawValue))
    #expect(self.rig.provider.state.withLock { $0.trainings } == trainings)
  }

  @Test("Records that do not have the snapshot's digest fail the run before it trains")
  func altered() async throws {
    self.rig.collector.state.withLock { $0.alteredRecord = 3 }
    let run = try await self.reproduce()
    #expect(run.state == .failed)
    #expect(run.transitions.map(\.state) == [.collecting, .failed])
    #expect(run.outcomeDetail.contains("have the digest"))
  }

  @Test("A dataset that is smaller than new runs need may be trained on again")
  func belowThreshold() async throws {
    var limits = PipelineRig.limits
    limits.minimumRecords = 1_000
    try await self.process.store.close()
    let process = try self.rig.start(limits: limits)
    let run = try await process.startRun(key: "again", reproducing: self.origin.id)
    try await process.driver.drive(run.id)
    #expect(try await process.pipeline.run(run.id).state == .completed)
  }

  @Test("What triggers go by stays as it was: it brought no new data")
  func triggers() async throws {
    let before = try await self.process.ledger.triggerHistory()
    self.rig.time.advance(by: .seconds(3600))
    _ = try await self.reproduce()
    let after = try await self.process.ledger.triggerHistory()
    #expect(after.usedSequence == before.usedSequence)
    #expect(after.lastSnapshotQuality == before.lastSnapshotQuality)
    #expect(after.scheduleAnchor == before.scheduleAnchor)
  }

  @Test("The same key for the same version gives the run again, for another version it is refused")
  func idempotency() async throws {
    let run = try await self.reproduce()
    let again = try await self.process.startRun(
      key: "again", requestedBy: "bo", provider: "local", reproducing: self.origin.id)
    #expect(again.id == run.id)
    await #expect(throws: TrainerError.idempotencyKeyReused(key: "again", run: run.id)) {
      try await self.process.startRun(key: "again", requestedBy: "bo", provider: "local")
    }
  }
}
