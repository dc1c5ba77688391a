import FoundationEssentials
import StoreKit
import Synchronization
import Testing

@testable import Trainer

@Suite("Watching for triggers")
struct TriggerMonitorTests {
  private var settings: TriggerSettings {
    var settings = TriggerSettings()
    settings.minimumSamples = 10
    return settings
  }

  @Test("Enough new samples start a run, with the reason and its numbers")
  func starts() async throws {
    let process = try PipelineRig().start(triggers: self.settings)
    let run = try #require(try await process.monitor.check())
    #expect(run.trigger.reason == .dataThreshold)
    #expect(run.trigger.detail == "12 of 10 new qualified samples")
    #expect(run.request.requestedBy == "service:trainer")
    #expect(run.request.provider == "local")
    let audit = try await process.audit()
    #expect(audit.map(\.actor) == ["service:trainer"])
    #expect(audit.first?.reason == "data-threshold: 12 of 10 new qualified samples")
  }

  @Test("While data is still coming in, a start waits and says so")
  func settling() async throws {
    let rig = try PipelineRig()
    let process = try rig.start(triggers: self.settings)
    rig.collector.state.withLock { $0.statistics.newQualified = 5 }
    #expect(try await process.monitor.check() == nil)
    rig.collector.state.withLock { $0.statistics.newQualified = 12 }
    rig.time.advance(by: .seconds(1))
    #expect(try await process.monitor.check() == nil)
    #expect(
      try await process.pipeline.status().blockers == [
        "data-threshold: data is still coming in"
      ])
    rig.time.advance(by: self.settings.settleTime)
    #expect(try await process.monitor.check()?.trigger.reason == .dataThreshold)
  }

  @Test("While a run is active none is started")
  func once() async throws {
    let process = try PipelineRig().start(triggers: self.settings)
    _ = try await process.monitor.check()
    #expect(try await process.monitor.check() == nil)
    #expect(try await process.pipeline.runs(limit: 10).count == 1)
  }

  @Test("Data that a run has used does not start another")
  func used() async throws {
    let rig = try PipelineRig()
    let process = try rig.start(triggers: self.settings)
    let run = try #require(try await process.monitor.check())
    try await process.driver.drive(run.id)
    rig.collector.state.withLock { $0.statistics.newQualified = 0 }
    #expect(try await process.monitor.check() == nil)
    let history = try await process.ledger.triggerHistory()
    #expect(history.usedSequence == 40)
    #expect(abs((history.lastSnapshotQuality ?? 0) - 0.9) < 1e-12)
  }

  @Test("A failed run is tried again after its cool-down, not before")
  func retries() async throws {
    let rig = try PipelineRig()
    rig.provider.state.withLock { $0.failure = .trainingFailed(reason: "diverged") }
    let process = try rig.start(triggers: self.settings)
    let run = try #require(try await process.monitor.check())
    try await process.driver.drive(run.id)
    #expect(try await process.monitor.check() == nil)
    #expect(try await process.pipeline.status().blockers.contains { $0.contains("cool-down") })
    rig.time.advance(by: .seconds(15 * 60))
    #expect(try await process.monitor.check()?.trigger.reason == .dataThreshold)
  }

  @Test("A silent Collector is a blocker, not an error")
  func silentCollector() async throws {
    let rig = try PipelineRig()
    rig.collector.state.withLock {
      $0.failures = [.unreachable(.collector, detail: "connection refused")]
    }
    let process = try rig.start(triggers: self.settings)
    #expect(try await process.monitor.check() == nil)
    #expect(
      try await process.pipeline.status().blockers == [
        "the Collector cannot be reached: connection refused;"
          + " start it, or check COLLECTOR_ADDRESS"
      ])
    #expect(try await process.monitor.check() != nil)
  }

  @Test("The status tells the triggers, the runs and the production version")
  func status() async throws {
    let rig = try PipelineRig()
    rig.deployer.state.withLock {
      $0.production = ProductionTraffic(
        version: ModelVersionID(rawValue: "mv-old"), requests: 50, errors: 5)
    }
    let process = try rig.start()
    let idle = try await process.pipeline.status()
    #expect(idle.activeRun == nil)
    #expect(idle.lastRun == nil)
    #expect(idle.blockers == ["data threshold: 12 of 100 qualified samples"])
    #expect(idle.productionVersion?.rawValue == "mv-old")
    #expect(idle.performance?.value == 0.9)
    #expect(idle.triggers.map(\.reason).contains(.manual))
    let run = try await process.completeRun()
    let active = try await process.startRun(key: "key-2")
    let status = try await process.pipeline.status()
    #expect(status.lastRun?.id == run.id)
    #expect(status.activeRun?.id == active.id)
    #expect(
      status.triggers.first { $0.reason == .manual }?.lastFiredAt == active.createdAt)
  }
}
