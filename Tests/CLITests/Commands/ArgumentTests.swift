import ArgumentParser
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
