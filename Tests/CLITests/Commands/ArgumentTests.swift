import ArgumentParser
import Foundation
import RESTContract
import Testing

@testable import CLI

struct ArgumentTests {
  @Test func `training parameters are sent only when given`() throws {
    let plain = try TrainCommand.parse([])
    #expect(plain.parameters.resource == nil)
    let custom = try TrainCommand.parse(["--epochs", "5", "--medical-specialization", "false"])
    #expect(
      custom.parameters.resource
        == TrainingParametersResource(epochs: 5, medicalSpecialization: false))
  }

  @Test func `a switch names the provider, and its run the version to reproduce`() throws {
    #expect(throws: (any Error).self) { try SwitchProviderCommand.parse([]) }
    let command = try SwitchProviderCommand.parse(["--to", "openai", "--epochs", "2"])
    #expect(command.from == nil)
    let source = ModelVersionResource(
      id: "mv-1", number: 1, runId: "run-1", provider: "local", snapshotId: "sha256:aa",
      parentModelVersionId: nil, digest: "sha256:dd", parameters: TrainingParametersResource(),
      metrics: .init(
        examples: 1, validationExamples: 0, firstLoss: 0, lastLoss: 0, bestValidationLoss: 0,
        validationAccuracy: 0, epochsRun: 1, stoppedEarly: false, seconds: 0, examplesPerSecond: 0),
      artifactBytes: 1, signedBy: "k", createdAt: Date(timeIntervalSince1970: 0))
    #expect(
      command.body(reproducing: source)
        == StartRunBody(
          metadata: .init(reason: "switch from local to openai"),
          customParameters: TrainingParametersResource(epochs: 2), provider: "openai",
          reproduceModelVersionId: "mv-1"))
  }

  @Test func `a provider's row says yes, no or nothing, and the days`() {
    let row = ProvidersCommand.row(
      ProviderResource(
        name: "openai", configured: true, reachable: nil, able: false,
        dates: ["training": Date(timeIntervalSince1970: 1_799_193_600)], reason: "ended"))
    #expect(row[0] == "openai")
    #expect(row[1].contains("yes"))
    #expect(row[2] == "-")
    #expect(row[3].contains("no"))
    #expect(row[4] == "training 2027-01-06")
    #expect(row[5] == "ended")
  }

  @Test func `an import needs something to import`() {
    #expect(throws: (any Error).self) { try ImportCommand.parse([]) }
    #expect(throws: Never.self) { try ImportCommand.parse(["--corpus"]) }
  }

  @Test func `several files can follow one option`() throws {
    #expect(
      try ImportCommand.parse(["--file", "a.jsonl", "b.jsonl"]).files == ["a.jsonl", "b.jsonl"])
  }

  @Test func `feedback must say something`() {
    #expect(throws: (any Error).self) { try FeedbackCommand.parse(["conversation-1"]) }
    #expect(throws: Never.self) { try FeedbackCommand.parse(["conversation-1", "--vote", "up"]) }
  }

  @Test func `an erasure names exactly one`() {
    #expect(throws: (any Error).self) { try EraseCommand.parse([]) }
    #expect(throws: (any Error).self) {
      try EraseCommand.parse(["--subject", "a", "--conversation", "b"])
    }
    #expect(throws: Never.self) { try EraseCommand.parse(["--subject", "a"]) }
    #expect(throws: Never.self) { try EraseCommand.parse(["--conversation", "a"]) }
  }

  @Test func `a setting is a name and a value`() throws {
    #expect(try Settings.parse(["A=1", "B=x=y", "C="]) == ["A": "1", "B": "x=y", "C": ""])
    #expect(throws: CommandFailure.self) { try Settings.parse(["A"]) }
    #expect(throws: CommandFailure.self) { try Settings.parse(["=1"]) }
  }

  @Test(
    arguments: ReddyTalkCommand.configuration.groupedSubcommands.flatMap(\.subcommands).map { $0 })
  func `every command says what it is for`(_ command: any ParsableCommand.Type) {
    #expect(!command.configuration.abstract.isEmpty)
  }
}
