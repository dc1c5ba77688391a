import Configuration
import ModelRuntime
import ServiceKit
import Testing

@testable import Trainer

@Suite("Settings of jobs on the Hub")
struct HubSettingsTests {
  private func settings(
    _ variables: [String: String], serving: Bool = false
  ) throws -> HubSettings {
    try HubSettings(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)), serving: serving)
  }

  @Test("have the product's defaults, and follow the run's longest time")
  func defaults() throws {
    #expect(try self.settings([:]) == HubSettings())
    #expect(try self.settings(["MAX_TRAINING_TIME_HOURS": "2"]).timeLimit == .seconds(7_200))
    #expect(
      try self.settings(["MAX_TRAINING_TIME_HOURS": "2", "HF_JOB_HOURS": "1"]).timeLimit
        == .seconds(3_600))
  }

  @Test("take a command of one's own, and other packages")
  func commands() throws {
    let own = try self.settings(["HF_JOB_COMMAND": #"["python","-c","{script}"]"#])
    #expect(own.command == ["python", "-c", HubSettings.scriptPlaceholder])
    let packages = try self.settings(["HF_JOB_PACKAGES": "trl==1.0 peft"])
    #expect(packages.command.contains("trl==1.0"))
    #expect(packages.command.last == HubSettings.scriptPlaceholder)
  }

  @Test("what cannot be used is told by its name")
  func unusable() {
    let cases: [(String, [String: String], Bool)] = [
      ("HF_JOB_COMMAND", ["HF_JOB_COMMAND": "python train.py"], false),
      ("HF_BASE_MODEL_REVISION", ["HF_BASE_MODEL_REVISION": "main"], false),
      ("HF_KEEP_MODEL", ["HF_KEEP_MODEL": "false"], true),
    ]
    for (name, variables, serving) in cases {
      let error = #expect(throws: ConfigurationError.self) {
        try self.settings(variables, serving: serving)
      }
      #expect(error?.description.hasPrefix(name) == true, "\(name)")
    }
  }

  @Test("parameters without counterpart are told, or refused")
  func parameters() throws {
    var asked = TrainingParameters.defaults
    asked.medicalSpecialization = false
    let plan = HyperparameterPlan(
      asked, settings: HyperparameterSettings(), examples: 100, validationExamples: 0)
    let warned = try HubParameters(plan, hasValidation: false, HubSettings())
    #expect(warned.ignored == ["medicalSpecialization"])
    #expect(
      warned.withoutCounterpart.map(\.name) == ["medicalSpecialization", "earlyStoppingPatience"])
    var settings = HubSettings()
    settings.unsupportedParameters = .refuse
    #expect(throws: RunFailure.self) {
      _ = try HubParameters(plan, hasValidation: true, settings)
    }
    // Few steps warm up for a tenth of them.
    #expect(warned.json.contains("\"warmup_steps\":2"))
  }
}
