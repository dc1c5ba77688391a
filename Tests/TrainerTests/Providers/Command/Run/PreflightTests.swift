import Foundation
import TestSupport
import Testing

@testable import Trainer

@Suite("Before a command is started")
struct PreflightTests {
  private let rig: CommandRig

  init() throws { self.rig = try CommandRig() }

  @Test(
    "What is missing is named",
    arguments: [
      ("\"argv\": [\"no-such-trainer\"]", "no-such-trainer"),
      ("\"baseModel\": {\"path\": \"/nowhere/base\"}", "/nowhere/base"),
      ("\"limits\": {\"freeDiskGigabytes\": 1000000}", "must stay free"),
      ("\"dryRunArgv\": [\"false\"]", "dry run"),
      ("\"hyperparameters\": {\"withoutCounterpart\": \"refuse\"}", "medicalSpecialization"),
      ("\"datasetFormat\": \"trl-preference\"", "no-preference"),
    ])
  func missing(settings: String, word: String) async throws {
    let reason = try await self.rig.failure(
      of: self.rig.provider("note('ran')", settings: settings))
    #expect(reason.contains(word), "\(reason)")
    #expect(self.rig.noted("ran") == nil)
  }

  @Test("A profile that knows what has no counterpart is not refused")
  func accepted() async throws {
    let all = Hyperparameter.asked.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    _ = try await self.rig.train(
      self.rig.provider(
        "save()",
        settings: """
          "hyperparameters": {"withoutCounterpart": "refuse", "accepted": [\(all)]}
          """))
    #expect(!self.rig.kept.isEmpty)
  }

  @Test("A validation file that is asked for must be there")
  func validation() async throws {
    let python = CommandRig.python ?? "python3"
    let reason = try await self.rig.failure(
      of: self.rig.provider(
        "save()", settings: "\"argv\": [\"\(python)\", \"-c\", \"{validation_file}\"]"),
      parameters: TrainingParameters(batchSize: 2, validationSplit: 0))
    #expect(reason.contains("argv[2]"))
    #expect(reason.contains("validationSplit"))
  }

  @Test("Micro batches and warm-up follow from what was asked and what there is")
  func plan() {
    var settings = HyperparameterSettings()
    settings.microBatchSize = 3
    let plan = HyperparameterPlan(
      TrainingParameters(batchSize: 8, epochs: 2, warmupSteps: 100), settings: settings,
      examples: 100, validationExamples: 25)
    #expect(plan.microBatchSize == 3)
    #expect(plan.accumulationSteps == 3)
    #expect(plan.batchSize == 9)
    #expect(plan.totalSteps == 24)
    #expect(plan.warmupSteps == 2)
    let record = plan.record(without: [.epochs])
    #expect(record["warmupSteps"] == CommandRecord.Parameter(asked: "100", effective: "2"))
    #expect(record["batchSize"] == CommandRecord.Parameter(asked: "8", effective: "9"))
    #expect(record["validationSplit"] == CommandRecord.Parameter(asked: "0.2", effective: "0.2"))
    #expect(record["epochs"] == CommandRecord.Parameter(asked: "2", effective: nil))
  }

  @Test("A program that does not answer is not waited for")
  func silent() async throws {
    let time = GatedTime { true }
    let command = ShortCommand(
      runID: RunID(rawValue: self.rig.directory.url.lastPathComponent),
      environment: ["PATH": "/usr/bin:/bin"], directory: self.rig.directory.url,
      time: time.keeper)
    let answer = try await command.run(["sleep", "1000"], within: .seconds(1))
    #expect(answer.code == nil)
  }
}
