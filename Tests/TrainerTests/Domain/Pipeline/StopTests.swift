import FoundationEssentials
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("Stopping a run")
struct StopTests {
  private let bo = Requester(name: "bo", roles: ["admin"], requestID: "req-2")

  /// The states a run can be caught in, and how to make it wait there.
  enum Catch: String, CaseIterable, Sendable {
    case collecting, training, evaluating, deploying

    func prepare(_ rig: PipelineRig) {
      switch self {
      case .collecting:
        rig.collector.state.withLock { $0.outage = .unreachable(.collector, detail: "refused") }
      case .training: rig.provider.state.withLock { $0.waits = true }
      case .evaluating:
        rig.evaluator.state.withLock {
          $0.statuses = [.running(scenariosDone: 1, scenariosTotal: 24)]
        }
      case .deploying:
        rig.deployer.state.withLock { $0.statuses = [.pending(state: "testing")] }
      }
    }

    func holds(_ run: Run) -> Bool {
      switch self {
      case .collecting: run.state == .collecting
      case .training: run.progress != nil
      case .evaluating: run.evaluationID != nil
      case .deploying: run.deploymentID != nil
      }
    }
  }

  @Test("It ends stopped, wherever it is", arguments: Catch.allCases)
  func everywhere(place: Catch) async throws {
    let rig = try PipelineRig()
    place.prepare(rig)
    var limits = PipelineRig.limits
    limits.maximumDuration = .seconds(1e9)
    let process = try rig.start(limits: limits)
    let run = try await process.startRun()
    let driving = Task { try await process.driver.drive(run.id) }
    try await eventually("the run is \(place)") {
      place.holds(try await process.pipeline.run(run.id))
    }
    _ = try await process.pipeline.stop(reason: "lunch", requestedBy: "bo", by: self.bo)
    try await driving.value
    let stopped = try await process.pipeline.run(run.id)
    #expect(stopped.state == .stopped)
    #expect(stopped.outcomeDetail == "stopped by bo: lunch")
    let last = try #require(try await process.events().last)
    #expect(last.type == "training-pipeline-failed")
    #expect(last.dataJSON.contains("\"state\":\"stopped\""))
    let audit = try await process.audit()
    #expect(audit.contains { $0.action == "run.stop" && $0.actor == "bo" })
    // The way is free for the next run.
    #expect(try await process.startRun(key: "key-2").id != run.id)
  }

  @Test("A stop between two steps is not lost", .timeLimit(.minutes(2)))
  func betweenSteps() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    let run = try await process.startRun()
    // Training would go on until it is cancelled.
    rig.provider.state.withLock { $0.waits = true }
    process.ledger.interlude.set { step in
      guard step == .train else { return }
      _ = try await process.pipeline.stop(reason: "lunch", requestedBy: "bo", by: self.bo)
    }
    try await process.driver.drive(run.id)
    #expect(try await process.pipeline.run(run.id).state == .stopped)
  }

  @Test("A stop that was accepted is not lost when the process dies before it took effect")
  func durable() async throws {
    let rig = try PipelineRig()
    let first = try rig.start()
    let run = try await first.startRun()
    // Nobody drives the run: the request is recorded and the run stays active.
    let stopping = try await first.pipeline.stop(
      reason: "lunch", requestedBy: "bo", by: self.bo)
    #expect(stopping.state == .collecting)
    try await first.store.close()
    let second = try rig.start()
    try await second.driver.drive(run.id)
    #expect(try await second.pipeline.run(run.id).state == .stopped)
    #expect(rig.collector.state.withLock { $0.snapshotsTaken } == 0)
  }

  @Test("Stopping twice changes nothing")
  func twice() async throws {
    let process = try PipelineRig().start()
    let run = try await process.startRun()
    _ = try await process.pipeline.stop(reason: "lunch", requestedBy: "bo", by: self.bo)
    let again = try await process.pipeline.stop(
      reason: "dinner", requestedBy: "cy", by: Requester(name: "cy"))
    #expect(again.stopRequest?.requestedBy == "bo")
    try await process.driver.drive(run.id)
    #expect(try await process.pipeline.run(run.id).outcomeDetail == "stopped by bo: lunch")
  }

  @Test("Without an active run there is nothing to stop")
  func nothing() async throws {
    let process = try PipelineRig().start()
    await #expect(throws: TrainerError.noActiveRun) {
      try await process.pipeline.stop(reason: "", requestedBy: "bo", by: self.bo)
    }
    _ = try await process.completeRun()
    await #expect(throws: TrainerError.noActiveRun) {
      try await process.pipeline.stop(reason: "", requestedBy: "bo", by: self.bo)
    }
  }
}
