import ModelRuntime

/// A run's parameters as far as fine-tuning at OpenAI and Azure has them.
struct FineTuneParameters: Hashable, Sendable {
  /// Passes over the training file.
  let epochs: Int
  /// Examples in one step.
  let batchSize: Int
  /// The factor of the provider's own learning rate; nil leaves it to the provider.
  let learningRateMultiplier: Double?
  /// What there is no counterpart of, whatever was asked for.
  let withoutCounterpart: [FineTunedArtifact.UnmappedParameter]
  /// Those of them that differ from the product's defaults: somebody wanted them.
  let ignored: [String]
  /// All that was asked for, by the pipeline's names.
  let requested: [String: String]

  private static let epochLimits = 1...50
  private static let batchLimits = 1...256

  /// Maps parameters.
  ///
  /// - Throws: `RunFailure.trainingFailed` for what the provider does not take, and for what it does not have where
  ///   that is to be refused.
  init(_ parameters: TrainingParameters, _ settings: FineTuneSettings) throws(RunFailure) {
    guard Self.epochLimits.contains(parameters.epochs) else {
      throw .trainingFailed(reason: "the provider trains 1 to 50 epochs; lower epochs")
    }
    guard Self.batchLimits.contains(parameters.batchSize) else {
      throw .trainingFailed(reason: "the provider takes 1 to 256 examples a step; lower batchSize")
    }
    let unmapped = Self.unmapped(parameters, settings)
    let defaults = Self.unmapped(.defaults, settings)
    let ignored = zip(unmapped, defaults).filter { $0.value != $1.value }.map(\.0.name)
    if settings.unsupportedParameters == .refuse, !ignored.isEmpty {
      throw .trainingFailed(
        reason: "the provider has no counterpart of \(ignored.joined(separator: ", ")); leave"
          + " them at their defaults, or set FINE_TUNE_UNSUPPORTED_PARAMETERS=warn")
    }
    self.epochs = parameters.epochs
    self.batchSize = parameters.batchSize
    self.learningRateMultiplier = settings.learningRateMultiplier
    self.withoutCounterpart = unmapped
    self.ignored = ignored
    self.requested = [
      "batchSize": "\(parameters.batchSize)", "epochs": "\(parameters.epochs)",
      "validationSplit": "\(parameters.validationSplit)",
    ].merging(unmapped.map { ($0.name, $0.value) }) { first, _ in first }
  }

  private static func unmapped(
    _ parameters: TrainingParameters, _ settings: FineTuneSettings
  ) -> [FineTunedArtifact.UnmappedParameter] {
    let rate =
      settings.learningRateMultiplier.map { "the provider's own rate, times \($0)" }
      ?? "the provider's own rate"
    return [
      .init(name: "learningRate", value: "\(parameters.learningRate)", instead: rate),
      .init(
        name: "warmupSteps", value: "\(parameters.warmupSteps)", instead: "the provider's choice"),
      .init(
        name: "maxSequenceLength", value: "\(parameters.maxSequenceLength)",
        instead: "the base model's context of \(settings.contextTokens) tokens"),
      .init(
        name: "earlyStoppingPatience", value: "\(parameters.earlyStoppingPatience)",
        instead: "all epochs are trained, and the best checkpoint is taken"),
      .init(
        name: "medicalSpecialization", value: "\(parameters.medicalSpecialization)",
        instead: "conversations count alike"),
    ]
  }
}
