import FoundationEssentials
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("Driving a run")
struct RunDriverTests {
  private func finished(
    _ rig: PipelineRig, limits: RunLimits = PipelineRig.limits
  ) async throws -> (run: Run, process: PipelineRig.Process) {
    let process = try rig.start(limits: limits)
    return (try await process.completeRun(), process)
  }

  @Test("A run goes from data to staging")
  func completes() async throws {
    let rig = try PipelineRig()
    rig.deployer.state.withLock {
      $0.production = ProductionTraffic(
        version: ModelVersionID(rawValue: "mv-old"), requests: 0, errors: 0)
    }
    let (run, process) = try await self.finished(rig)
    #expect(run.state == .completed)
    let version = try #require(try await process.pipeline.modelVersions(limit: 10).first)
    #expect(run.modelVersionID == version.id)
    let evaluation = try #require(rig.evaluator.state.withLock { $0.orders["run:\(run.id)"] })
    #expect(evaluation.version == version.id)
    #expect(evaluation.baseline?.rawValue == "mv-old")
    #expect(evaluation.requestedBy == "anna")
    let order = try #require(rig.deployer.state.withLock { $0.orders["run:\(run.id):staging"] })
    #expect(order.version == version.id)
    #expect(order.requestedBy == "anna")
    #expect(!order.promotesAutomatically)
  }

  @Test("The model version knows where it comes from, and its artefact is signed")
  func lineage() async throws {
    let rig = try PipelineRig()
    rig.deployer.state.withLock {
      $0.production = ProductionTraffic(
        version: ModelVersionID(rawValue: "mv-old"), requests: 0, errors: 0)
    }
    let (run, process) = try await self.finished(rig)
    let version = try #require(try await process.pipeline.modelVersions(limit: 10).first)
    #expect(version.number == 1)
    #expect(version.runID == run.id)
    #expect(try version.snapshotID == ScriptedCollector.snapshotID(12))
    #expect(version.parent?.rawValue == "mv-old")
    #expect(version.parameters == run.request.parameters)
    #expect(version.requestedBy == "anna")
    // SHA-256 of the two bytes "{}".
    #expect(
      version.artifact.digest
        == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
    #expect(version.artifact.signature == Data("}{".utf8))
    #expect(version.artifact.bytes == 9)
    let files = try process.artifacts.files(of: version.id)
    #expect(files.map(\.name) == ["manifest.json", "weights.bin"])
  }

  @Test("Subscribers hear of the start, the progress and the end")
  func events() async throws {
    let (run, process) = try await self.finished(try PipelineRig())
    let events = try await process.events()
    #expect(events.first?.type == "training-pipeline-started")
    #expect(events.last?.type == "training-pipeline-completed")
    let progress = events.filter { $0.type == "training-progress" }
    #expect(events.count == progress.count + 2)
    // Three epochs and three changes of state.
    #expect(progress.count == 6)
    #expect(progress.contains { $0.dataJSON.contains("\"epoch\":3") })
    #expect(events.allSatisfy { $0.subjectID == run.id.rawValue })
    #expect(events.last?.dataJSON.contains("\"state\":\"completed\"") == true)
  }

  @Test("The audit trail holds the start, the registration and the end")
  func audit() async throws {
    let (run, process) = try await self.finished(try PipelineRig())
    let audit = try await process.audit()
    #expect(audit.map(\.action) == ["run.start", "model.register", "run.finish"])
    #expect(audit[0].actor == "anna")
    #expect(audit[2].objectID == run.id.rawValue)
  }

  @Test("The journal holds every step, begun once and finished")
  func journal() async throws {
    let (run, process) = try await self.finished(try PipelineRig())
    let journal = try await process.ledger.journal(of: run.id)
    #expect(
      journal.map(\.step) == [
        .takeSnapshot, .train, .startEvaluation, .awaitEvaluation, .startDeployment,
        .awaitDeployment,
      ])
    #expect(journal.allSatisfy { $0.attempts == 1 && $0.finishedAt != nil })
  }

  @Test("Nothing is left in the workspace")
  func workspace() async throws {
    let rig = try PipelineRig()
    _ = try await self.finished(rig)
    let work = rig.directory.url.appending(path: "work").path()
    #expect(try FileManager.default.contentsOfDirectory(atPath: work).isEmpty)
  }

  @Test("Automatic promotion is passed on")
  func promotion() async throws {
    let rig = try PipelineRig()
    var limits = PipelineRig.limits
    limits.promotesAutomatically = true
    let (run, _) = try await self.finished(rig, limits: limits)
    #expect(
      rig.deployer.state.withLock { $0.orders[run.deploymentKey]?.promotesAutomatically } == true)
  }

  @Test("The second version has the number after the first")
  func numbers() async throws {
    let rig = try PipelineRig()
    let (_, process) = try await self.finished(rig)
    let second = try await process.startRun(key: "key-2")
    try await process.driver.drive(second.id)
    #expect(try await process.pipeline.modelVersions(limit: 10).map(\.number) == [2, 1])
  }

  // MARK: - Ends that are not success

  @Test("A snapshot below the threshold fails the run before anything is trained")
  func tooFewRecords() async throws {
    let rig = try PipelineRig()
    rig.collector.state.withLock { $0.recordCount = 9 }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(
      run.outcomeDetail
        == "the snapshot holds 9 records, but TRAINING_MIN_DATA_THRESHOLD asks for 10;"
        + " collect more conversations or lower the threshold")
    #expect(rig.provider.state.withLock { $0.trainings } == 0)
  }

  @Test("A snapshot that does not arrive whole fails the run")
  func incompleteDataset() async throws {
    let rig = try PipelineRig()
    rig.collector.state.withLock { $0.recordsSent = 11 }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail == "the Collector sent 11 of the snapshot's 12 records")
  }

  @Test("A record that is not what the snapshot was frozen with fails the run before it trains")
  func alteredDataset() async throws {
    let rig = try PipelineRig()
    rig.collector.state.withLock { $0.alteredRecord = 7 }
    let (run, process) = try await self.finished(rig)
    #expect(run.state == .failed)
    let expected = try ScriptedCollector.snapshotID(12)
    #expect(run.outcomeDetail.contains("instead of the snapshot's \(expected)"))
    #expect(rig.provider.state.withLock { $0.trainings } == 0)
    #expect(try await process.pipeline.modelVersions(limit: 1).isEmpty)
  }

  @Test("A verdict that forbids deployment rejects the run", arguments: ["fail", "inconclusive"])
  func rejected(outcome: String) async throws {
    let rig = try PipelineRig()
    rig.evaluator.state.withLock {
      $0.statuses = [.rejected(outcome: outcome, reasons: ["safety 0.7 is below 0.9"])]
    }
    let (run, process) = try await self.finished(rig)
    #expect(run.state == .rejected)
    #expect(run.outcomeDetail == "verdict: \(outcome); safety 0.7 is below 0.9")
    #expect(rig.deployer.state.withLock { $0.orders.isEmpty })
    let last = try #require(try await process.events().last)
    #expect(last.type == "training-pipeline-failed")
    #expect(last.dataJSON.contains("\"state\":\"rejected\""))
  }

  @Test("An evaluation without a verdict fails the run")
  func evaluationFailed() async throws {
    let rig = try PipelineRig()
    rig.evaluator.state.withLock { $0.statuses = [.failed(cause: "no scenarios")] }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail.hasSuffix("ended without a verdict: no scenarios"))
  }

  @Test("A deployment that does not become live fails the run")
  func deploymentFailed() async throws {
    let rig = try PipelineRig()
    rig.deployer.state.withLock { $0.statuses = [.failed(cause: "probe chest-pain")] }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail.hasSuffix("did not stay live in staging: probe chest-pain"))
  }

  @Test("A training that fails fails the run with its reason")
  func trainingFailed() async throws {
    let rig = try PipelineRig()
    rig.provider.state.withLock { $0.failure = .trainingFailed(reason: "diverged") }
    let (run, process) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail == "training failed: diverged")
    #expect(try await process.pipeline.modelVersions(limit: 1).isEmpty)
  }

  @Test("Losses that are not numbers fail the run")
  func notFinite() async throws {
    let rig = try PipelineRig()
    rig.provider.state.withLock { $0.metrics.lastLoss = .nan }
    let (run, process) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(try await process.pipeline.modelVersions(limit: 1).isEmpty)
  }

  @Test("An artefact that cannot be loaded is not registered, and not kept")
  func defect() async throws {
    let rig = try PipelineRig()
    rig.provider.state.withLock { $0.defect = .artifactInvalid(reason: "digest mismatch") }
    let (run, process) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail == "the trained model is not usable: digest mismatch")
    #expect(try await process.pipeline.modelVersions(limit: 1).isEmpty)
    let artifacts = rig.directory.url.appending(path: "artifacts").path()
    #expect(try FileManager.default.contentsOfDirectory(atPath: artifacts).isEmpty)
  }

  // MARK: - Other services

  @Test("Services that are away are waited for")
  func awayAndBack() async throws {
    let rig = try PipelineRig()
    let away = { (peer: Peer) in
      Array(repeating: PeerError.unreachable(peer, detail: "connection refused"), count: 7)
    }
    rig.collector.state.withLock { $0.failures = away(.collector) }
    rig.evaluator.state.withLock { $0.failures = away(.evaluator) }
    rig.deployer.state.withLock { $0.failures = away(.deployer) }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .completed)
  }

  @Test("Orders whose replies were lost are placed once")
  func lostReplies() async throws {
    let rig = try PipelineRig()
    let lost = Array(
      repeating: PeerError.unreachable(.evaluator, detail: "deadline exceeded"), count: 3)
    rig.evaluator.state.withLock { $0.lostReplies = lost }
    rig.deployer.state.withLock { $0.lostReplies = lost }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .completed)
    #expect(rig.evaluator.state.withLock { $0.orders.count } == 1)
    #expect(rig.evaluator.state.withLock { $0.calls } == 4)
    #expect(rig.deployer.state.withLock { $0.orders.count } == 1)
  }

  @Test("A service that is away for good ends the run after MAX_TRAINING_TIME_HOURS")
  func awayForGood() async throws {
    let rig = try PipelineRig()
    rig.evaluator.state.withLock {
      $0.failures = Array(
        repeating: .unreachable(.evaluator, detail: "connection refused"), count: 100_000)
    }
    var limits = PipelineRig.limits
    limits.maximumDuration = .seconds(3600)
    let (run, _) = try await self.finished(rig, limits: limits)
    #expect(run.state == .failed)
    #expect(
      run.outcomeDetail
        == "the run took longer than MAX_TRAINING_TIME_HOURS (1), the last of it waiting because"
        + " the Evaluator cannot be reached: connection refused")
    #expect(run.worked >= .seconds(3600))
  }

  @Test("An evaluation without end ends the run after MAX_TRAINING_TIME_HOURS")
  func endlessEvaluation() async throws {
    let rig = try PipelineRig()
    rig.evaluator.state.withLock {
      $0.statuses = [.running(scenariosDone: 3, scenariosTotal: 24)]
    }
    var limits = PipelineRig.limits
    limits.maximumDuration = .seconds(60)
    let (run, _) = try await self.finished(rig, limits: limits)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail.contains("waiting for evaluation"))
  }

  @Test("A training without end ends the run after MAX_TRAINING_TIME_HOURS")
  func endlessTraining() async throws {
    let rig = try PipelineRig()
    rig.provider.state.withLock { $0.epochs = 1000 }
    var limits = PipelineRig.limits
    limits.maximumDuration = .seconds(60)
    let (run, _) = try await self.finished(rig, limits: limits)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail.hasSuffix("the last of it training"))
    #expect(rig.provider.state.withLock { $0.computedEpochs } < 70)
  }

  @Test("A refusal fails the run at once with its cause")
  func refused() async throws {
    let rig = try PipelineRig()
    rig.deployer.state.withLock {
      $0.failures = []
      $0.lostReplies = [.refused(.deployer, detail: "FAILED_PRECONDITION: no verdict")]
    }
    let (run, _) = try await self.finished(rig)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail == "the Deployer refused: FAILED_PRECONDITION: no verdict")
  }

  @Test("A disk that refuses holds the run up, says so, and ends nothing")
  func disk() async throws {
    let rig = try PipelineRig()
    let process = try rig.start()
    let run = try await process.startRun()
    // A file where the workspace belongs.
    let workspace = rig.directory.url.appending(path: "work/\(run.id)")
    try Data().write(to: workspace)
    await #expect(throws: (any Error).self) { try await process.driver.drive(run.id) }
    #expect(try await process.pipeline.run(run.id).state == .training)
    #expect(
      try await process.pipeline.status().blockers.contains {
        $0.hasPrefix("run \(run.id) waits because")
      })
    try FileManager.default.removeItem(at: workspace)
    try await process.driver.drive(run.id)
    #expect(try await process.pipeline.run(run.id).state == .completed)
    #expect(await process.driver.waiting == nil)
  }

  @Test("A service that breaks down time and again fails the run")
  func broken() async throws {
    let rig = try PipelineRig()
    rig.evaluator.state.withLock {
      $0.failures = Array(repeating: .broken(.evaluator, detail: "internal error"), count: 4)
    }
    #expect(try await self.finished(rig).run.state == .completed)
    let hopeless = try PipelineRig()
    hopeless.evaluator.state.withLock {
      $0.failures = Array(repeating: .broken(.evaluator, detail: "internal error"), count: 5)
    }
    let (run, _) = try await self.finished(hopeless)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail == "the Evaluator broke down: internal error")
  }
}
