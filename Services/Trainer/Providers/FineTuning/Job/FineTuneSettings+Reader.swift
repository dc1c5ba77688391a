import Configuration
import ProviderAccess
import ServiceKit

extension FineTuneSettings {
  /// Reads the settings of a provider.
  ///
  /// - Throws: `ConfigurationError` naming the setting at fault.
  init(reader: ConfigReader, provider: String) throws(ConfigurationError) {
    let isAzure = provider == ProviderAccess.azureName
    self.init(
      baseModel: reader.string(
        forKey: isAzure ? "azure.openaiFineTuneModel" : "openai.fineTuneModel",
        default: Self.defaultBaseModel))
    self.unsupportedParameters = try reader.choice(
      "fineTune.unsupportedParameters", default: UnsupportedParameters.warn)
    self.learningRateMultiplier = try Self.optional(
      reader, "fineTune.learningRateMultiplier", in: 1e-4...100)
    let days = try reader.int("fineTune.fileDays", default: 7, in: 0...30)
    self.fileLifetime = days == 0 ? nil : .seconds(days * 86_400)
    self.contextTokens = try reader.int(
      "fineTune.contextTokens", default: self.contextTokens, in: 512...10_000_000)
    self.pricePerMillionTokens = try Self.optional(
      reader, "fineTune.pricePerMillionTokens", in: 0...1e6)
    self.budget = try Self.optional(reader, "fineTune.budget", in: 0...1e9)
    self.trainingType = isAzure ? reader.string(forKey: "azure.openaiTrainingType") : nil
    self.settleTime = .seconds(
      try reader.int("fineTune.settleSeconds", default: 180, in: 30...86_400))
  }

  private static let defaultBaseModel = "gpt-4.1-mini-2025-04-14"

  /// A number that need not be given.
  private static func optional(
    _ reader: ConfigReader, _ key: ConfigKey, in range: ClosedRange<Double>
  ) throws(ConfigurationError) -> Double? {
    guard reader.string(forKey: key) != nil else { return nil }
    return try reader.double(key, default: range.lowerBound, in: range)
  }

  /// The settings as `--help` shows them.
  static let keys: [ConfigurationKey] = [
    ConfigurationKey(
      "OPENAI_FINE_TUNE_MODEL", default: FineTuneSettings.defaultBaseModel,
      "what OpenAI trains from"),
    ConfigurationKey(
      "AZURE_OPENAI_FINE_TUNE_MODEL", default: FineTuneSettings.defaultBaseModel,
      "what Azure trains from"),
    ConfigurationKey(
      "AZURE_OPENAI_TRAINING_TYPE", default: nil,
      "standard, which stays in the region, globalstandard or developerTier"),
    ConfigurationKey(
      "FINE_TUNE_UNSUPPORTED_PARAMETERS", default: "warn",
      "warn, or refuse runs that ask for what the provider does not have"),
    ConfigurationKey(
      "FINE_TUNE_LEARNING_RATE_MULTIPLIER", default: nil,
      "factor of the provider's own learning rate, in place of its choice"),
    ConfigurationKey(
      "FINE_TUNE_FILE_DAYS", default: "7",
      "days after which the provider deletes files by itself; 0 for never"),
    ConfigurationKey(
      "FINE_TUNE_CONTEXT_TOKENS", default: "65536", "tokens of a conversation that are trained on"),
    ConfigurationKey(
      "FINE_TUNE_PRICE_PER_MILLION_TOKENS", default: nil, "what a million trained tokens cost"),
    ConfigurationKey(
      "FINE_TUNE_BUDGET", default: nil, "what a run may cost at most, by an estimate"),
    ConfigurationKey(
      "FINE_TUNE_SETTLE_SECONDS", default: "180",
      "how long after a request without an answer its effect is still waited for"),
  ]
}
