import DataProtection
import FoundationEssentials
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("What was trained on somebody who was erased")
struct TrainerEraserTests {
  private func trace(
    _ snapshots: [String], _ process: PipelineRig.Process
  ) async throws -> ErasureFacts {
    let eraser = TrainerEraser { run, requestedBy in
      try await process.pipeline.stop(run, holdingErasedRecordsFor: requestedBy)
    }
    let facts = try await process.store.read {
      try eraser.trace(ErasureRequest(snapshotIDs: snapshots), in: $0)
    }
    try await eraser.settle(facts, requestedBy: "anna")
    return facts
  }

  @Test("Is named: the model versions of the dataset, and of no other")
  func lineage() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    let run = try await process.completeRun()
    let snapshot = try #require(run.snapshot?.id.rawValue)
    let facts = try await self.trace([snapshot, "sha256:other"], process)
    #expect(facts.snapshots == [snapshot])
    #expect(facts.modelVersions == [run.modelVersionID?.rawValue])
    #expect(facts.stoppedRuns == [])
    #expect(try await self.trace(["sha256:other"], process).isEmpty)
  }

  @Test("A run that is about to train on it again is stopped, though it has not said so yet")
  func reproduction() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    let run = try await process.completeRun()
    let version = try #require(run.modelVersionID)
    let again = try await process.startRun(key: "again", reproducing: version)
    #expect(again.snapshot == nil)
    let snapshot = try #require(run.snapshot?.id.rawValue)
    let driving = Task {
      try await eventually("the run is to stop") {
        try await process.pipeline.run(again.id).stopRequest != nil
      }
      try await process.driver.drive(again.id)
    }
    let facts = try await self.trace([snapshot], process)
    #expect(facts.stoppedRuns == [again.id.rawValue])
    try await driving.value
    #expect(try await process.pipeline.run(again.id).state == .stopped)
    #expect(rig.provider.state.withLock { $0.trainings } == 1)
  }

  @Test("A run that trains on the dataset is stopped, and its dataset is gone")
  func runningRun() async throws {
    let rig = try PipelineRig()
    rig.provider.state.withLock { $0.waits = true }
    var limits = PipelineRig.limits
    limits.maximumDuration = .seconds(1e9)
    let process = try rig.start(limits: limits)
    let run = try await process.startRun()
    let driving = Task { try await process.driver.drive(run.id) }
    try await eventually("the run trains") {
      try await process.pipeline.run(run.id).progress != nil
    }
    let work = rig.directory.url.appending(path: "work/\(run.id.rawValue)")
    #expect(DurableFile.exists(work))
    let snapshot = try await process.pipeline.run(run.id).snapshot?.id.rawValue
    let facts = try await self.trace([try #require(snapshot)], process)
    #expect(facts.stoppedRuns == [run.id.rawValue])
    try await driving.value
    let stopped = try await process.pipeline.run(run.id)
    #expect(stopped.state == .stopped)
    #expect(stopped.outcomeDetail.contains("erased"))
    #expect(!DurableFile.exists(work))
    // Settled once more, as after a crash, it changes nothing.
    let eraser = TrainerEraser { run, requestedBy in
      try await process.pipeline.stop(run, holdingErasedRecordsFor: requestedBy)
    }
    try await eraser.settle(facts, requestedBy: "anna")
    #expect(try await process.pipeline.run(run.id) == stopped)
  }
}
