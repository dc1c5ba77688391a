import Configuration
import ServiceKit
import Testing

@testable import Trainer

@Suite("The Trainer's configuration")
struct TrainerConfigTests {
  private func config(_ values: [String: String]) throws -> TrainerConfig {
    let provider = EnvironmentVariablesProvider(environmentVariables: values)
    return try TrainerConfig(reader: ConfigReader(provider: provider))
  }

  @Test("Without settings the specification's defaults hold")
  func defaults() throws {
    let config = try self.config([:])
    #expect(config == TrainerConfig())
    #expect(config.parameters == .defaults)
    #expect(config.limits.minimumRecords == 100)
    #expect(config.limits.maximumDuration == .seconds(8 * 3600))
    #expect(!config.limits.promotesAutomatically)
    #expect(config.triggers.minimumSamples == 100)
    #expect(config.triggers.qualityImprovement == 0.02)
    #expect(config.triggers.interval == .seconds(24 * 3600))
  }

  @Test("Every setting is read under the specification's name")
  func names() throws {
    let config = try self.config([
      "TRAINING_MIN_DATA_THRESHOLD": "40", "TRAINING_INTERVAL_HOURS": "12",
      "PERF_IMPROVEMENT_THRESHOLD": "0.05", "TRAINING_BATCH_SIZE": "8", "TRAINING_EPOCHS": "5",
      "LEARNING_RATE": "0.002", "MAX_TRAINING_TIME_HOURS": "1.5", "AUTO_DEPLOY": "true",
      "TRAINING_WARMUP_STEPS": "7", "TRAINING_MAX_SEQUENCE_LENGTH": "512",
      "TRAINING_VALIDATION_SPLIT": "0.1", "TRAINING_EARLY_STOPPING_PATIENCE": "4",
      "TRAINING_MEDICAL_SPECIALIZATION": "false", "TRIGGER_POLL_SECONDS": "0.5",
      "TRIGGER_COOLDOWN_MINUTES": "1", "TRIGGER_DEGRADATION_COOLDOWN_HOURS": "2",
      "TRAINING_MIN_PERFORMANCE": "0.7", "TRAINING_TRIGGERS": "scheduled, data-threshold",
      "TRAINER_EVENT_RETENTION_DAYS": "3",
    ])
    #expect(config.limits.minimumRecords == 40)
    #expect(config.triggers.minimumSamples == 40)
    #expect(config.triggers.interval == .seconds(12 * 3600))
    #expect(config.triggers.qualityImprovement == 0.05)
    #expect(config.triggers.coolDown == .seconds(60))
    #expect(config.triggers.degradationCoolDown == .seconds(7200))
    #expect(config.triggers.minimumPerformance == 0.7)
    #expect(config.triggers.enabled == [.scheduled, .dataThreshold])
    #expect(config.limits.maximumDuration == .seconds(5400))
    #expect(config.limits.promotesAutomatically)
    #expect(config.pollInterval == .milliseconds(500))
    #expect(config.eventRetention == .seconds(3 * 86_400))
    #expect(
      config.parameters
        == TrainingParameters(
          batchSize: 8, epochs: 5, learningRate: 0.002, warmupSteps: 7, maxSequenceLength: 512,
          validationSplit: 0.1, earlyStoppingPatience: 4, medicalSpecialization: false))
  }

  @Test(
    "A setting out of range is named",
    arguments: [
      ("TRAINING_EPOCHS", "0"), ("LEARNING_RATE", "2"), ("TRAINING_VALIDATION_SPLIT", "0.9"),
      ("TRAINING_MIN_DATA_THRESHOLD", "0"), ("MAX_TRAINING_TIME_HOURS", "0"),
      ("TRAINING_TRIGGERS", "sometimes"), ("TRAINING_TRIGGERS", "manual"),
    ])
  func ranges(name: String, value: String) {
    let error = #expect(throws: ConfigurationError.self) { try self.config([name: value]) }
    #expect(error?.description.hasPrefix(name) == true)
  }

  @Test("Every setting that is read is documented, and none twice")
  func documented() {
    let names = TrainerConfig.keys.map(\.name)
    #expect(Set(names).count == names.count)
    for name in ["TRAINING_MIN_DATA_THRESHOLD", "LEARNING_RATE", "MAX_TRAINING_TIME_HOURS"] {
      #expect(names.contains(name))
    }
  }

  @Test("Profiles of external trainers are a list of files")
  func profiles() throws {
    let config = try self.config(["TRAINER_COMMAND_PROFILES": "/etc/trl.json, /etc/own.json"])
    #expect(config.commandProfiles == ["/etc/trl.json", "/etc/own.json"])
  }

  @Test("What the installation says about the ends of models is a file")
  func lifecycles() throws {
    #expect(try self.config([:]).lifecycleFile == nil)
    #expect(
      try self.config(["MODEL_LIFECYCLE_FILE": "/etc/lifecycles.json"]).lifecycleFile
        == "/etc/lifecycles.json")
    #expect(TrainerConfig.keys.map(\.name).contains("MODEL_LIFECYCLE_FILE"))
  }

  @Test("No trigger can be asked for")
  func none() throws {
    #expect(try self.config(["TRAINING_TRIGGERS": "none"]).triggers.enabled.isEmpty)
  }
}
