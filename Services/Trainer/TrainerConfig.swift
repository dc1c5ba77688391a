package import Configuration
import FoundationEssentials
package import ServiceKit

/// The Trainer's settings.
package struct TrainerConfig: Hashable, Sendable {
  /// The parameters of runs that give none: TRAINING_BATCH_SIZE, TRAINING_EPOCHS, LEARNING_RATE,
  /// TRAINING_WARMUP_STEPS, TRAINING_MAX_SEQUENCE_LENGTH, TRAINING_VALIDATION_SPLIT,
  /// TRAINING_EARLY_STOPPING_PATIENCE, TRAINING_MEDICAL_SPECIALIZATION.
  package var parameters = TrainingParameters.defaults
  /// What holds for every run: TRAINING_MIN_DATA_THRESHOLD, MAX_TRAINING_TIME_HOURS, AUTO_DEPLOY.
  package var limits = RunLimits()
  /// When runs start by themselves: TRAINING_MIN_DATA_THRESHOLD, PERF_IMPROVEMENT_THRESHOLD,
  /// TRAINING_INTERVAL_HOURS, TRAINING_MIN_PERFORMANCE, TRIGGER_COOLDOWN_MINUTES,
  /// TRIGGER_DEGRADATION_COOLDOWN_HOURS, TRIGGER_SETTLE_SECONDS, TRAINING_TRIGGERS.
  package var triggers = TriggerSettings()
  /// TRIGGER_POLL_SECONDS: time between two looks at the triggers when nothing is collected.
  package var pollInterval = Duration.seconds(2)
  /// TRAINER_EVENT_RETENTION_DAYS: how long events are kept for those who follow them.
  package var eventRetention = Duration.seconds(30 * 86_400)
  /// REDDYTALK_SHUTDOWN_SECONDS: how long work in progress may take to end.
  package var shutdown = Duration.seconds(30)
  /// MODEL_LIFECYCLE_FILE: what the installation says about the ends of models; nil for nothing.
  package var lifecycleFile: String?
  /// TRAINER_COMMAND_PROFILES: the files of the external trainers' profiles.
  package var commandProfiles: [String] = []

  /// The product's defaults.
  package init() {}

  /// Reads the settings.
  ///
  /// - Throws: `ConfigurationError` naming the setting at fault.
  package init(reader: ConfigReader) throws(ConfigurationError) {
    self.parameters = try Self.parameters(reader)
    self.triggers = try Self.triggers(reader)
    self.limits.minimumRecords = self.triggers.minimumSamples
    self.limits.maximumDuration = .seconds(
      3600 * (try reader.double("max.trainingTimeHours", default: 8, in: 0.01...8_760)))
    self.limits.promotesAutomatically = reader.bool(forKey: "auto.deploy", default: false)
    self.pollInterval = .seconds(
      try reader.double("trigger.pollSeconds", default: 2, in: 0.1...3_600))
    self.eventRetention = .seconds(
      86_400 * (try reader.double("trainer.eventRetentionDays", default: 30, in: 0.01...3_650)))
    self.shutdown = .seconds(try reader.int("reddytalk.shutdownSeconds", default: 30, in: 1...3600))
    self.lifecycleFile = reader.string(forKey: "model.lifecycleFile")
    self.commandProfiles = (reader.string(forKey: "trainer.commandProfiles") ?? "")
      .split(separator: ",").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
  }

  private static func parameters(
    _ reader: ConfigReader
  ) throws(ConfigurationError) -> TrainingParameters {
    let defaults = TrainingParameters.defaults
    return TrainingParameters(
      batchSize: try reader.int("training.batchSize", default: defaults.batchSize, in: 1...1024),
      epochs: try reader.int("training.epochs", default: defaults.epochs, in: 1...1000),
      learningRate: try reader.double(
        "learning.rate", default: defaults.learningRate, in: 1e-8...1),
      warmupSteps: try reader.int(
        "training.warmupSteps", default: defaults.warmupSteps, in: 0...1_000_000),
      maxSequenceLength: try reader.int(
        "training.maxSequenceLength", default: defaults.maxSequenceLength, in: 8...131_072),
      validationSplit: try reader.double(
        "training.validationSplit", default: defaults.validationSplit, in: 0...0.5),
      earlyStoppingPatience: try reader.int(
        "training.earlyStoppingPatience", default: defaults.earlyStoppingPatience, in: 0...1000),
      medicalSpecialization: reader.bool(
        forKey: "training.medicalSpecialization", default: defaults.medicalSpecialization))
  }

  private static func triggers(
    _ reader: ConfigReader
  ) throws(ConfigurationError) -> TriggerSettings {
    var settings = TriggerSettings()
    settings.minimumSamples = try reader.int(
      "training.minDataThreshold", default: 100, in: 1...10_000_000)
    settings.qualityImprovement = try reader.double(
      "perf.improvementThreshold", default: 0.02, in: 0...1)
    settings.minimumPerformance = try reader.double(
      "training.minPerformance", default: 0.85, in: 0...1)
    settings.interval = .seconds(
      3600 * (try reader.double("training.intervalHours", default: 24, in: 0.001...87_600)))
    settings.coolDown = .seconds(
      60 * (try reader.double("trigger.cooldownMinutes", default: 15, in: 0...10_080)))
    settings.degradationCoolDown = .seconds(
      3600 * (try reader.double("trigger.degradationCooldownHours", default: 6, in: 0...8_760)))
    settings.settleTime = .seconds(
      try reader.double("trigger.settleSeconds", default: 2, in: 0...3_600))
    settings.enabled = try Self.enabledTriggers(reader)
    return settings
  }

  private static func enabledTriggers(
    _ reader: ConfigReader
  ) throws(ConfigurationError) -> Set<TriggerReason> {
    guard let text = reader.string(forKey: "training.triggers") else {
      return Set(TriggerReason.automatic)
    }
    if text == "none" { return [] }
    var enabled: Set<TriggerReason> = []
    for name in text.split(separator: ",") {
      let name = String(name.trimmingPrefix(while: \.isWhitespace))
      guard let reason = TriggerReason(rawValue: name), reason != .manual else {
        let known = TriggerReason.automatic.map(\.rawValue).joined(separator: ", ")
        throw .invalid(name: "TRAINING_TRIGGERS", expected: "none, or a list of: \(known)")
      }
      enabled.insert(reason)
    }
    return enabled
  }
}
