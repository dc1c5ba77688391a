/// The variables that a job finds what it is to do in. None of them is secret: whoever sees the job sees them.
enum HubEnvironment {
  static let run = "CTP_RUN_ID"
  /// The repository of the data, and its commit.
  static let dataset = "CTP_DATASET"
  static let datasetRevision = "CTP_DATASET_REVISION"
  static let trainingFile = "CTP_TRAIN_FILE"
  /// Absent when nothing is held back.
  static let validationFile = "CTP_VALIDATION_FILE"
  /// The repository for the adapter.
  static let model = "CTP_MODEL"
  /// What is trained from, and its commit.
  static let baseModel = "CTP_BASE_MODEL"
  static let baseRevision = "CTP_BASE_REVISION"
  /// A JSON object.
  static let parameters = "CTP_PARAMETERS"

  /// What the files are called in the repository of the data.
  static let trainingName = "train.jsonl"
  static let validationName = "validation.jsonl"

  /// A medical trainer tells nobody what it does.
  static let quiet = [
    "HF_HUB_DISABLE_TELEMETRY": "1", "PYTHONUNBUFFERED": "1", "TOKENIZERS_PARALLELISM": "false",
    "WANDB_MODE": "disabled",
  ]
}
