import Configuration
import FoundationEssentials
import ProviderAccess
import ServiceKit

extension HubSettings {
  /// Reads the settings.
  ///
  /// - Parameter serving: Whether models are served by Inference Endpoints, which take them from the Hub.
  /// - Throws: `ConfigurationError` naming the setting at fault.
  init(reader: ConfigReader, serving: Bool) throws(ConfigurationError) {
    self.init()
    self.baseModel = reader.string(forKey: "hf.baseModel") ?? self.baseModel
    self.baseRevision = reader.string(forKey: "hf.baseModelRevision")
    if let revision = self.baseRevision, !HubModelReference.isCommit(revision) {
      throw .invalid(name: "HF_BASE_MODEL_REVISION", expected: "the 40 digits of a commit")
    }
    self.image = reader.string(forKey: "hf.jobImage") ?? self.image
    self.flavor = reader.string(forKey: "hf.jobFlavor") ?? self.flavor
    if let packages = reader.string(forKey: "hf.jobPackages") {
      self.command = Self.command(packages: packages.split(separator: " ").map(String.init))
    }
    if let text = reader.string(forKey: "hf.jobCommand") {
      guard let words = try? JSONDecoder().decode([String].self, from: Data(text.utf8)),
        !words.isEmpty
      else { throw .invalid(name: "HF_JOB_COMMAND", expected: "a JSON array of words") }
      self.command = words
    }
    let hours = try reader.double("max.trainingTimeHours", default: 8, in: 0.01...8_760)
    self.timeLimit = .seconds(
      Int64(3_600 * (try reader.double("hf.jobHours", default: hours, in: 0.01...8_760))))
    self.microBatchSize = try reader.int("hf.jobMicroBatch", default: 4, in: 1...1_024)
    self.rank = try reader.int("hf.loraRank", default: 16, in: 1...64)
    self.keepsModel = reader.bool(forKey: "hf.keepModel", default: true)
    guard self.keepsModel || !serving else {
      throw .invalid(
        name: "HF_KEEP_MODEL", expected: "true while HF_SERVING=endpoint, which answers with it")
    }
    if reader.string(forKey: "fineTune.budget") != nil {
      self.budget = try reader.double("fineTune.budget", default: 0, in: 0...1e9)
    }
    self.unsupportedParameters = try reader.choice(
      "fineTune.unsupportedParameters", default: UnsupportedParameters.warn)
    self.settleTime = .seconds(
      try reader.int("fineTune.settleSeconds", default: 180, in: 30...86_400))
  }

  /// The settings as `--help` shows them, but for those that fine-tuning has too.
  static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "HF_BASE_MODEL", default: HubSettings.defaultBaseModel, "what jobs at Hugging Face train from"
    ),
    ConfigurationKey(
      "HF_BASE_MODEL_REVISION", default: nil, "which commit of it; the newest unless set"),
    ConfigurationKey(
      "HF_JOB_IMAGE", default: HubSettings().image, "container image that jobs run in"),
    ConfigurationKey(
      "HF_JOB_COMMAND", default: nil,
      "JSON array of the words that jobs run; {script} is the product's own script"),
    ConfigurationKey(
      "HF_JOB_PACKAGES", default: HubSettings.defaultPackages.joined(separator: " "),
      "packages that the product's own script runs with"),
    ConfigurationKey("HF_JOB_FLAVOR", default: HubSettings().flavor, "machine that jobs run on"),
    ConfigurationKey(
      "HF_JOB_HOURS", default: "MAX_TRAINING_TIME_HOURS", "how long a job may run and cost"),
    ConfigurationKey("HF_JOB_MICRO_BATCH", default: "4", "examples that a job computes at once"),
    ConfigurationKey("HF_LORA_RANK", default: "16", "rank of the adapters, 1 to 64"),
    ConfigurationKey(
      "HF_KEEP_MODEL", default: "true", "keeps adapters on the Hub once they were taken over"),
  ]
}
