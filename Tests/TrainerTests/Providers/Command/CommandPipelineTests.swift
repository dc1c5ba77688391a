import Foundation
import LocalModel
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("A run whose trainer is a command")
struct CommandPipelineTests {
  @Test("It ends in a registered version that the embedded engine answers with")
  func dialogueModel() async throws {
    // What the command copies: a model that was made elsewhere.
    let made = KeptArtifact()
    let rig = try CommandRig()
    let model = rig.directory.url.appending(path: "made", directoryHint: .isDirectory)
    let pipeline = try PipelineRig()
    _ = try await LocalTrainingProvider().train(
      TrainingJob(
        version: ModelVersionID(rawValue: "mv-0"), runID: RunID(rawValue: "run-0"),
        snapshotID: SnapshotID(rawValue: "sha256:ab"), parentDigest: nil,
        records: (0..<12).map(ScriptedCollector.record),
        parameters: TrainingParameters(batchSize: 4, epochs: 1, warmupSteps: 1),
        checkpointDirectory: rig.directory.url.appending(path: "elsewhere"),
        keep: { made.keep($0) })
    ) { _ in }
    try FileManager.default.createDirectory(at: model, withIntermediateDirectories: true)
    for name in ["manifest.json", "model.safetensors", "replies.jsonl"] {
      try made.content(of: name).write(to: model.appending(path: name))
    }
    let provider = try rig.provider(
      """
      import shutil
      progress(1, 1.0)
      shutil.copytree("\(model.nativePath)", out, dirs_exist_ok=True)
      say(type="artifact", path=out, kind="dialogue-model")
      """, settings: "\"artifact\": {\"kind\": \"dialogue-model\"}")
    let process = try pipeline.start(providers: [provider])
    let started = try await process.startRun(provider: "script")
    try await process.driver.drive(started.id)
    let run = try await process.pipeline.run(started.id)
    #expect(run.state == .completed, "\(run.outcomeDetail)")
    let id = try #require(run.modelVersionID)
    let version = try #require(try await process.ledger.modelVersion(id))
    #expect(version.provider == "script")
    let files = try process.artifacts.files(of: id).map(\.name)
    #expect(
      files == ["manifest.json", "model-manifest.json", "model.safetensors", "replies.jsonl"])
    #expect(pipeline.evaluator.state.withLock { $0.orders.count } == 1)
    #expect(pipeline.deployer.state.withLock { $0.orders.count } == 1)
  }

  @Test("A command that fails fails its run, with its words")
  func failure() async throws {
    let rig = try CommandRig()
    let pipeline = try PipelineRig()
    let process = try pipeline.start(
      providers: [try rig.provider("print('no such layer')\nsys.exit(4)")])
    let started = try await process.startRun(provider: "script")
    try await process.driver.drive(started.id)
    let run = try await process.pipeline.run(started.id)
    #expect(run.state == .failed)
    #expect(run.outcomeDetail.contains("exit code 4"))
    #expect(run.outcomeDetail.contains("no such layer"))
  }
}
