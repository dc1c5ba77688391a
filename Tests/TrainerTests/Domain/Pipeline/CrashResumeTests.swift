import FoundationEssentials
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("A run survives the death of the process")
struct CrashResumeTests {
  /// Lives until the process dies or the run ends. Dying is expected, anything else is not.
  private func live(_ rig: PipelineRig, crash: CrashSchedule) async throws {
    let process = try rig.start(crash: crash)
    do {
      try await process.driver.removeOrphans()
      // What a caller does that got no reply: ask again with the same key.
      let run = try await process.startRun()
      try await process.driver.drive(run.id)
    } catch is InjectedCrash {}
    try await process.store.close()
  }

  private func check(_ rig: PipelineRig, instant: Int) async throws {
    let process = try rig.start()
    try await process.driver.removeOrphans()
    let context = Comment("died at instant \(instant)")
    let runs = try await process.pipeline.runs(limit: 10)
    #expect(runs.map(\.state) == [.completed], context)
    let versions = try await process.pipeline.modelVersions(limit: 10)
    #expect(versions.map(\.id) == runs.compactMap(\.modelVersionID), context)
    #expect(versions.count == 1, context)
    #expect(rig.evaluator.state.withLock { $0.orders.count } == 1, context)
    #expect(rig.deployer.state.withLock { $0.orders.count } == 1, context)
    #expect(runs.first?.transitions.count == 5, context)
    let journal = try await process.ledger.journal(of: runs[0].id)
    #expect(journal.allSatisfy { $0.finishedAt != nil }, context)
    let types = try await process.events().map(\.type)
    #expect(types.count { $0 == "training-pipeline-started" } == 1, context)
    #expect(types.count { $0 == "training-pipeline-completed" } == 1, context)
    let directory = rig.directory.url
    let names = { try FileManager.default.contentsOfDirectory(atPath: $0) }
    #expect(try names(directory.appending(path: "work").path()).isEmpty, context)
    #expect(
      try names(directory.appending(path: "artifacts").path()) == versions.map(\.id.rawValue),
      context)
    try await process.store.close()
  }

  @Test("Whenever it dies, the run completes with one version, one evaluation, one deployment")
  func everyInstant() async throws {
    var instant = 1
    while true {
      let rig = try PipelineRig()
      let crash = CrashSchedule(atInstant: instant)
      try await self.live(rig, crash: crash)
      guard crash.hasStruck else { break }
      try await self.live(rig, crash: CrashSchedule())
      try await self.check(rig, instant: instant)
      instant += 1
    }
    // The first life that was not cut short ends the loop; a run has this many instants at least.
    #expect(instant > 40)
  }

  @Test("It may die again and again, a little later each time, and still completes")
  func repeatedly() async throws {
    let rig = try PipelineRig()
    var lives = 0
    while lives < 1000 {
      lives += 1
      let crash = CrashSchedule(atInstant: lives)
      try await self.live(rig, crash: crash)
      guard crash.hasStruck else { break }
    }
    #expect(lives > 10)
    try await self.check(rig, instant: lives)
  }

  @Test("Training goes on at the checkpoint, with the data that was read before")
  func checkpoint() async throws {
    let rig = try PipelineRig()
    let first = try rig.start()
    let run = try await first.startRun()
    let driving = Task {
      rig.provider.state.withLock { $0.waits = true }
      try await first.driver.drive(run.id)
    }
    // The first epoch's progress is durable: now the process dies.
    try await eventually("there is progress") {
      try await first.pipeline.run(run.id).progress != nil
    }
    driving.cancel()
    await #expect(throws: CancellationError.self) { try await driving.value }
    try await first.store.close()

    rig.provider.state.withLock { $0.waits = false }
    let second = try rig.start()
    try await second.driver.drive(run.id)
    #expect(try await second.pipeline.run(run.id).state == .completed)
    #expect(rig.provider.state.withLock { $0.trainings } == 2)
    #expect(rig.provider.state.withLock { $0.computedEpochs } == 3)
    #expect(rig.collector.state.withLock { $0.reads } == 1)
    let jobs = rig.provider.state.withLock { $0.jobs.map(\.records) }
    #expect(jobs[0] == jobs[1])
    // Time spent before counts: one second of progress, and the half second that the script tells.
    let version = try #require(try await second.pipeline.modelVersions(limit: 1).first)
    #expect(version.metrics.seconds == 1.5)
  }

  @Test("A result that was found is not trained for again")
  func foundResult() async throws {
    let rig = try PipelineRig()
    let first = try rig.start()
    let run = try await first.startRun()
    _ = try await first.ledger.base.update(run.id) { run in
      RunAdvance(
        run: try RunMachine.applying(
          .snapshotTaken(Samples.snapshot, baseline: nil), to: run, at: Samples.time))
    }
    let workspace = try first.artifacts.workspace(of: run.id)
    try workspace.keep([ArtifactPart(name: "manifest.json", content: Data("{}".utf8))])
    try workspace.save(TrainingResult(metrics: Samples.metrics, snapshotQuality: 0.9))
    try await first.driver.drive(run.id)
    #expect(try await first.pipeline.run(run.id).state == .completed)
    #expect(rig.provider.state.withLock { $0.trainings } == 0)
    let version = try #require(try await first.pipeline.modelVersions(limit: 1).first)
    #expect(version.metrics == Samples.metrics)
  }

  @Test("What a dead process left is removed, what is needed is kept")
  func orphans() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    let completed = try await process.completeRun()
    let active = try await process.startRun(key: "key-2")
    _ = try process.artifacts.workspace(of: active.id)
    let leftovers = ["work/run-gone", "artifacts/mv-gone", "artifacts/.mv-gone.1.partial"]
    for path in leftovers {
      try FileManager.default.createDirectory(
        at: rig.directory.url.appending(path: path), withIntermediateDirectories: true)
    }
    try await process.driver.removeOrphans()
    let exists = { (path: String) in
      FileManager.default.fileExists(atPath: rig.directory.url.appending(path: path).path())
    }
    #expect(leftovers.allSatisfy { !exists($0) })
    #expect(exists("work/\(active.id)"))
    let version = try #require(completed.modelVersionID)
    #expect(exists("artifacts/\(version)/manifest.json"))
  }

  @Test("A step that was begun with other inputs fails the run instead of guessing")
  func journalMismatch() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    let run = try await process.startRun()
    try await process.ledger.begin(
      .takeSnapshot, of: run.id, inputDigest: "of another program", at: Samples.time)
    try await process.driver.drive(run.id)
    let failed = try await process.pipeline.run(run.id)
    #expect(failed.state == .failed)
    #expect(failed.outcomeDetail.contains("take-snapshot was begun by a version of this program"))
  }
}
