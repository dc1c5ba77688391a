/// The parameters of a run as a command gets them, beside what was asked for.
struct HyperparameterPlan: Sendable {
  let asked: TrainingParameters
  /// Examples that are computed at once.
  let microBatchSize: Int
  /// Micro batches in a step.
  let accumulationSteps: Int
  let stepsPerEpoch: Int
  let warmupSteps: Int
  /// The share of the samples that is held back.
  let validationShare: Double

  init(
    _ asked: TrainingParameters, settings: HyperparameterSettings, examples: Int,
    validationExamples: Int
  ) {
    self.asked = asked
    self.microBatchSize = min(settings.microBatchSize ?? asked.batchSize, asked.batchSize)
    self.accumulationSteps =
      (asked.batchSize + self.microBatchSize - 1) / self.microBatchSize
    let batch = self.microBatchSize * self.accumulationSteps
    self.stepsPerEpoch = max(1, (examples + batch - 1) / batch)
    let total = self.stepsPerEpoch * asked.epochs
    self.warmupSteps = min(asked.warmupSteps, Int(settings.warmupShare * Double(total)))
    self.validationShare =
      Double(validationExamples) / Double(max(1, examples + validationExamples))
  }

  /// Examples of a step.
  var batchSize: Int { self.microBatchSize * self.accumulationSteps }
  /// Steps of all epochs.
  var totalSteps: Int { self.stepsPerEpoch * self.asked.epochs }

  /// What a parameter's placeholder stands for.
  func value(of parameter: Hyperparameter) -> PlaceholderValues.Value {
    switch parameter {
    case .batchSize: .integer(self.batchSize)
    case .epochs: .integer(self.asked.epochs)
    case .learningRate: .number(self.asked.learningRate)
    case .warmupSteps: .integer(self.warmupSteps)
    case .maxSequenceLength: .integer(self.asked.maxSequenceLength)
    case .validationSplit: .number(self.validationShare)
    case .earlyStoppingPatience: .integer(self.asked.earlyStoppingPatience)
    case .medicalSpecialization: .boolean(self.asked.medicalSpecialization)
    case .microBatchSize: .integer(self.microBatchSize)
    case .gradientAccumulationSteps: .integer(self.accumulationSteps)
    case .totalSteps: .integer(self.totalSteps)
    }
  }

  /// What progress is measured against.
  func trackerPlan(examples: Int, validationExamples: Int) -> ProgressTracker.Plan {
    ProgressTracker.Plan(
      epochs: self.asked.epochs, totalSteps: self.totalSteps, batchSize: self.batchSize,
      examples: examples, validationExamples: validationExamples)
  }

  /// What was asked for and what the command got, for the record.
  func record(without missing: [Hyperparameter]) -> [String: CommandRecord.Parameter] {
    var parameters: [String: CommandRecord.Parameter] = [:]
    for parameter in Hyperparameter.asked {
      let asked: PlaceholderValues.Value =
        switch parameter {
        case .batchSize: .integer(self.asked.batchSize)
        case .warmupSteps: .integer(self.asked.warmupSteps)
        case .validationSplit: .number(self.asked.validationSplit)
        default: self.value(of: parameter)
        }
      parameters[parameter.rawValue] = CommandRecord.Parameter(
        asked: asked.text,
        effective: missing.contains(parameter) ? nil : self.value(of: parameter).text)
    }
    return parameters
  }
}
