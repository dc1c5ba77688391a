/// The parameters that a caller gave; absent ones take the configured defaults.
package struct ParameterOverrides: Hashable, Sendable {
  package var batchSize: Int?
  package var epochs: Int?
  package var learningRate: Double?
  package var warmupSteps: Int?
  package var maxSequenceLength: Int?
  package var validationSplit: Double?
  package var earlyStoppingPatience: Int?
  package var medicalSpecialization: Bool?

  /// Overrides nothing.
  package init() {}

  /// `defaults` with the given parameters in place of theirs.
  package func applied(to defaults: TrainingParameters) -> TrainingParameters {
    TrainingParameters(
      batchSize: self.batchSize ?? defaults.batchSize,
      epochs: self.epochs ?? defaults.epochs,
      learningRate: self.learningRate ?? defaults.learningRate,
      warmupSteps: self.warmupSteps ?? defaults.warmupSteps,
      maxSequenceLength: self.maxSequenceLength ?? defaults.maxSequenceLength,
      validationSplit: self.validationSplit ?? defaults.validationSplit,
      earlyStoppingPatience: self.earlyStoppingPatience ?? defaults.earlyStoppingPatience,
      medicalSpecialization: self.medicalSpecialization ?? defaults.medicalSpecialization)
  }
}
