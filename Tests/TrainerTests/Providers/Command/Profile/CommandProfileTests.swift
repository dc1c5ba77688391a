import FoundationEssentials
import ModelRuntime
import ServiceKit
import TestSupport
import Testing

@testable import Trainer

@Suite("Profiles of commands")
struct CommandProfileTests {
  private func profile(_ json: String) throws -> CommandProfile {
    try CommandProfile(json: json.utf8)
  }

  @Test("A small profile has defaults that keep a medical trainer at home")
  func defaults() throws {
    let profile = try self.profile(
      "{\"argv\":[\"train\",\"{train_file}\"],\"artifact\":{\"kind\":\"dialogue-model\"}}")
    #expect(profile.name == "command")
    #expect(profile.limits.wallClock == .seconds(8 * 3600))
    #expect(profile.stop.interruptGrace == .seconds(60))
    #expect(profile.stop.terminateGrace == .seconds(15))
    #expect(profile.exits.meaning(of: 130) == .cancelled)
    #expect(profile.exits.meaning(of: 137) == .killed)
    let variables = profile.environment.variables(
      from: ["PATH": "/bin", "AWS_SECRET": "x"], secrets: [:], values: PlaceholderValues())
    #expect(variables?["HF_HUB_OFFLINE"] == "1")
    #expect(variables?["TRANSFORMERS_OFFLINE"] == "1")
    #expect(variables?["WANDB_MODE"] == "disabled")
    #expect(variables?["PATH"] == "/bin")
    #expect(variables?["AWS_SECRET"] == nil)
  }

  @Test(
    "A fault is told with its place",
    arguments: [
      ("{\"argv\":[\"a\",\n \"{tain_file}\"]}", "line 2, column 2", "argv[1]"),
      ("{\"argv\":[\"a\"],\n \"colour\":1}", "line 2, column 2", "colour"),
      ("{\"argv\":[\"a\"],\n \"limits\":{\"hours\":-1}}", "line 2, column 20", "limits.hours"),
      ("{\"argv\":[\"a\"]", "line 1", "expected"),
      ("{\"argv\":[]}", "line 1", "argv"),
      ("{\"argv\":[\"a\",\"{config_file}\"]}", "line 1", "config_file"),
      ("{\"argv\":[\"a\",\"{checkpoint}\"]}", "line 1", "resumeArgv"),
      ("{\"argv\":[\"a\"],\"name\":\"local\"}", "line 1", "name"),
      ("{\"extends\":\"nothing\"}", "line 1, column 12", "axolotl"),
      (
        "{\"argv\":[\"a\"],\"readers\":[{\"kind\":\"regex\",\"pattern\":\"loss ([0-9]+)\"}]}",
        "line 1",
        "named group"
      ),
      (
        "{\"argv\":[\"a\"],\"readers\":[{\"kind\":\"regex\",\"pattern\":\"(?<los>[0-9]+)\"}]}",
        "line 1", "los"
      ),
      (
        "{\"argv\":[\"a\"],\"configFile\":{\"content\":{\"x\":\n[\"{nope}\"]}}}",
        "line 2, column 2",
        "content.x[0]"
      ),
    ])
  func faults(json: String, place: String, what: String) {
    let fault = #expect(throws: LiteralFault.self) { try self.profile(json) }
    #expect(fault?.description.contains(place) == true, "\(fault?.description ?? "")")
    #expect(fault?.description.contains(what) == true, "\(fault?.description ?? "")")
  }

  @Test(
    "The ready profiles are whole once they have a base model", arguments: ReadyProfile.allCases)
  func ready(profile: ReadyProfile) throws {
    let extended = try self.profile(
      """
      {"extends": "\(profile.rawValue)", "name": "ours", "baseModel": {"path": "/models/base"},
       "configFile": {"content": {"logging_steps": 5}}}
      """)
    #expect(extended.name == "ours")
    #expect(extended.artifact.kind == .adapter)
    #expect(extended.parametersWithoutCounterpart == [.medicalSpecialization])
    var values = PlaceholderValues()
    values[.trainFile] = .text("/d/train.jsonl")
    values[.hyperparameter(.epochs)] = .integer(3)
    let text = try #require(extended.configFile).rendered(with: values)
    let config = try LiteralParser.parse(text, as: .json)
    #expect(config["logging_steps"]?.number == 5)
    let epochs = config["num_train_epochs"] ?? config["num_epochs"]
    #expect(epochs?.value == .number(3))
    // What has no value is left out rather than written empty.
    #expect(!text.contains("validation_file"))
  }

  @Test("Files of profiles are read in order, and two of one name are refused")
  func files() throws {
    let directory = TemporaryDirectory()
    let text = "{\"argv\":[\"a\"],\"name\":\"x\",\"artifact\":{\"kind\":\"dialogue-model\"}}"
    let first = try directory.write(text, to: "a.json").path()
    let second = try directory.write(text, to: "b.json").path()
    #expect(try CommandProfile.read([first]).map(\.name) == ["x"])
    #expect(throws: ConfigurationError.self) { try CommandProfile.read([first, second]) }
    let missing = #expect(throws: ConfigurationError.self) {
      try CommandProfile.read(["/nowhere/p.json"])
    }
    #expect(missing?.description.contains("/nowhere/p.json") == true)
    let broken = try directory.write("{\"argv\":[\"{x}\"]}", to: "c.json").path()
    let error = #expect(throws: ConfigurationError.self) { try CommandProfile.read([broken]) }
    #expect(error?.description.contains("c.json: line 1, column 10") == true)
  }

  @Test("Secrets come from the environment or a private file, and are told apart from settings")
  func secrets() throws {
    let directory = TemporaryDirectory()
    let file = try directory.write("hf_abcdef\n", to: "token").path()
    let profile = try self.profile(
      """
      {"argv": ["a"], "artifact": {"kind": "dialogue-model"}, "environment": {
        "secrets": {"A": {"environment": "OWN_A"}, "B": {"file": "\(file)"}}}}
      """)
    #expect(
      try profile.environment.secrets["A"]?.value(in: ["OWN_A": "s3cret-value"]) == "s3cret-value")
    #expect(try profile.environment.secrets["B"]?.value(in: [:]) == "hf_abcdef")
    #expect(throws: ConfigurationError.self) {
      try profile.environment.secrets["A"]?.value(in: [:])
    }
  }

  @Test("What the command never learns of is listed")
  func counterparts() throws {
    let profile = try self.profile(
      """
      {"argv": ["a", "{hp.epochs}", "{hp.microBatchSize}"], "watchdogs": {"earlyStopping": false},
       "artifact": {"kind": "dialogue-model"}, "hyperparameters": {"handled": ["learningRate"]}}
      """)
    #expect(
      profile.parametersWithoutCounterpart == [
        .warmupSteps, .maxSequenceLength, .validationSplit, .earlyStoppingPatience,
        .medicalSpecialization,
      ])
  }

  @Test("Stopping within a bound keeps the proportions")
  func bounds() {
    let settings = StopSettings().within(.seconds(15))
    #expect(settings.interruptGrace == .seconds(12))
    #expect(settings.terminateGrace == .seconds(3))
    #expect(StopSettings().within(.seconds(100)) == StopSettings())
  }
}
