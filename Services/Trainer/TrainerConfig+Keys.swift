package import ServiceKit

extension TrainerConfig {
  /// The settings as `--help` shows them.
  package static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "TRAINING_MIN_DATA_THRESHOLD", default: "100",
      "new qualified samples that start a run, and samples without which none starts"),
    ConfigurationKey(
      "TRAINING_INTERVAL_HOURS", default: "24", "hours from one run to a scheduled one"),
    ConfigurationKey(
      "PERF_IMPROVEMENT_THRESHOLD", default: "0.02",
      "by how much new samples must be better than the last snapshot to start a run"),
    ConfigurationKey(
      "TRAINING_MIN_PERFORMANCE", default: "0.85",
      "performance below which the version in production starts a run"),
    ConfigurationKey(
      "TRAINING_TRIGGERS",
      default: "performance-degradation,data-threshold,quality-improvement,scheduled",
      "the triggers that may start runs, or none"),
    ConfigurationKey(
      "TRIGGER_POLL_SECONDS", default: "2", "time between two looks at the triggers"),
    ConfigurationKey(
      "TRIGGER_SETTLE_SECONDS", default: "2",
      "how long no new sample must have come in before new data starts a run"),
    ConfigurationKey(
      "TRIGGER_COOLDOWN_MINUTES", default: "15",
      "pause after an automatic run that failed; doubles with every further failure"),
    ConfigurationKey(
      "TRIGGER_DEGRADATION_COOLDOWN_HOURS", default: "6",
      "pause between two runs for bad performance"),
    ConfigurationKey("TRAINING_BATCH_SIZE", default: "16", "examples in one step"),
    ConfigurationKey("TRAINING_EPOCHS", default: "3", "passes over the training part"),
    ConfigurationKey("LEARNING_RATE", default: "0.0001", "peak of the learning rate"),
    ConfigurationKey(
      "TRAINING_WARMUP_STEPS", default: "100", "steps over which the learning rate rises"),
    ConfigurationKey(
      "TRAINING_MAX_SEQUENCE_LENGTH", default: "2048", "tokens of a conversation that are read"),
    ConfigurationKey(
      "TRAINING_VALIDATION_SPLIT", default: "0.2", "share held back for validation"),
    ConfigurationKey(
      "TRAINING_EARLY_STOPPING_PATIENCE", default: "2",
      "epochs without improvement after which training stops; 0 never stops early"),
    ConfigurationKey(
      "TRAINING_MEDICAL_SPECIALIZATION", default: "true", "gives clinical safety more weight"),
    ConfigurationKey(
      "USE_GPU", default: "true",
      "lets providers compute on a GPU; the embedded one uses the processor only"),
    ConfigurationKey(
      "MAX_TRAINING_TIME_HOURS", default: "8", "the longest that a run may be worked on"),
    ConfigurationKey(
      "AUTO_DEPLOY", default: "false", "staging passes on to production by itself"),
    ConfigurationKey(
      "TRAINER_EVENT_RETENTION_DAYS", default: "30", "how long events are kept"),
    ConfigurationKey(
      "MODEL_LIFECYCLE_FILE", default: nil,
      "file with what this installation says about the ends of models and their successors"),
    ConfigurationKey(
      "TRAINER_COMMAND_PROFILES", default: nil,
      "files of external trainers' profiles, with commas; each becomes a provider"),
  ]
}
