import ArgumentParser
import RESTContract

/// The eight custom parameters of a run.
struct TrainingParameterOptions: ParsableArguments {
  @Option(help: "Examples in one optimisation step.") var batchSize: Int?
  @Option(help: "Passes over the training part.") var epochs: Int?
  @Option(help: "The highest learning rate.") var learningRate: Double?
  @Option(help: "Steps over which the learning rate rises.") var warmupSteps: Int?
  @Option(help: "Tokens of a conversation that are kept.") var maxSequenceLength: Int?
  @Option(help: "Share held back for validation.") var validationSplit: Double?
  @Option(help: "Epochs without improvement after which training stops.")
  var earlyStoppingPatience: Int?
  @Option(help: "Whether clinical safety gets more weight: true or false.")
  var medicalSpecialization: Bool?

  /// Nil when none is given.
  var resource: TrainingParametersResource? {
    let parameters = TrainingParametersResource(
      batchSize: self.batchSize, epochs: self.epochs, learningRate: self.learningRate,
      warmupSteps: self.warmupSteps, maxSequenceLength: self.maxSequenceLength,
      validationSplit: self.validationSplit, earlyStoppingPatience: self.earlyStoppingPatience,
      medicalSpecialization: self.medicalSpecialization)
    return parameters == TrainingParametersResource() ? nil : parameters
  }
}
