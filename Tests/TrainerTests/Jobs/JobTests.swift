import Logging
import ServiceLifecycle
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("The Trainer's background work")
struct JobTests {
  private let logger = Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() }

  /// Runs services until the condition holds.
  private func run(_ jobs: [any Service], until condition: () async throws -> Bool) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for job in jobs { group.addTask { try await job.run() } }
      try await eventually("the work is done", condition)
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  private func pipelineJob(_ process: PipelineRig.Process, _ rig: PipelineRig) -> PipelineJob {
    PipelineJob(
      driver: process.driver, ledger: process.ledger, signal: process.signal,
      time: rig.time.keeper, logger: self.logger)
  }

  @Test("A run that is started is driven to its end, and so is the next")
  func drives() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    try await self.run([self.pipelineJob(process, rig)]) {
      for key in ["key-1", "key-2"] {
        let run = try await process.startRun(key: key)
        try await eventually("the run is complete") {
          try await process.pipeline.run(run.id).state == .completed
        }
      }
      return true
    }
    #expect(try await process.pipeline.modelVersions(limit: 5).count == 2)
  }

  @Test("A run that a dead process left is taken up at the start")
  func takesUp() async throws {
    let rig = try PipelineRig()
    let first = try rig.start()
    let run = try await first.startRun()
    try await first.store.close()
    let second = try rig.start()
    try await self.run([self.pipelineJob(second, rig)]) {
      try await second.pipeline.run(run.id).state == .completed
    }
  }

  @Test("New data starts a run by itself and takes it to staging")
  func automatic() async throws {
    let rig = try PipelineRig()
    var settings = TriggerSettings()
    settings.minimumSamples = 10
    let process = try rig.start(triggers: settings)
    let trigger = TriggerJob(
      monitor: process.monitor, dataset: rig.collector, interval: .seconds(2),
      time: rig.time.keeper, logger: self.logger)
    try await self.run([self.pipelineJob(process, rig), trigger]) {
      try await process.pipeline.runs(limit: 1).first?.state == .completed
    }
    let run = try #require(try await process.pipeline.runs(limit: 9).last)
    #expect(run.trigger.reason == .dataThreshold)
    // Following the Collector goes on where it was cut off instead of from the beginning.
    let positions = rig.collector.state.withLock { $0.watchedAfter }
    #expect(positions == Array(0..<UInt64(positions.count)))
  }
}
