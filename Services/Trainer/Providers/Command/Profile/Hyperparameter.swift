/// What a command can be told about how to train: the parameters of a run, and what follows from
/// them.
enum Hyperparameter: String, Hashable, Sendable, CaseIterable {
  case batchSize
  case epochs
  case learningRate
  case warmupSteps
  case maxSequenceLength
  case validationSplit
  case earlyStoppingPatience
  case medicalSpecialization
  /// Examples that are computed at once: the profile's micro batch, or the batch where that is less.
  case microBatchSize
  /// Micro batches in one step, so that a step sees at least the batch.
  case gradientAccumulationSteps
  /// Steps of all epochs.
  case totalSteps

  /// The parameters that somebody asks for; the others follow from them.
  static let asked: [Hyperparameter] = [
    .batchSize, .epochs, .learningRate, .warmupSteps, .maxSequenceLength, .validationSplit,
    .earlyStoppingPatience, .medicalSpecialization,
  ]

  /// The asked parameter that reaches the command through this one.
  var origin: Hyperparameter {
    switch self {
    case .microBatchSize, .gradientAccumulationSteps: .batchSize
    case .totalSteps: .epochs
    default: self
    }
  }
}
