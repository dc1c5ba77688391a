/// The custom parameters of a training; what they mean is the provider's to say.
package struct TrainingParameters: Hashable, Sendable, Codable {
  /// Examples in one optimisation step.
  package var batchSize: Int
  /// Passes over the training part.
  package var epochs: Int
  /// Peak of the learning rate.
  package var learningRate: Double
  /// Steps over which the learning rate rises from zero.
  package var warmupSteps: Int
  /// Tokens of a conversation that are read, the most recent ones.
  package var maxSequenceLength: Int
  /// Share of the conversation groups held back for validation.
  package var validationSplit: Double
  /// Epochs without a better validation loss after which training stops; 0 never stops early.
  package var earlyStoppingPatience: Int
  /// Gives clinical safety more weight.
  package var medicalSpecialization: Bool

  /// The batch sizes that are taken.
  static let batchSizes = 1...1024
  /// The numbers of epochs that are taken.
  static let epochCounts = 1...1000
  /// The sequence lengths that are taken.
  static let sequenceLengths = 8...131_072

  /// The product's defaults.
  package static let defaults = TrainingParameters()

  package init(
    batchSize: Int = 16, epochs: Int = 3, learningRate: Double = 0.0001, warmupSteps: Int = 100,
    maxSequenceLength: Int = 2048, validationSplit: Double = 0.2, earlyStoppingPatience: Int = 2,
    medicalSpecialization: Bool = true
  ) {
    self.batchSize = batchSize
    self.epochs = epochs
    self.learningRate = learningRate
    self.warmupSteps = warmupSteps
    self.maxSequenceLength = maxSequenceLength
    self.validationSplit = validationSplit
    self.earlyStoppingPatience = earlyStoppingPatience
    self.medicalSpecialization = medicalSpecialization
  }

  /// Every value outside its range; empty when the parameters are usable.
  package var violations: [ParameterViolation] {
    [
      Self.violation("batchSize", self.batchSize, Self.batchSizes),
      Self.violation("epochs", self.epochs, Self.epochCounts),
      Self.violation("learningRate", self.learningRate, 1e-8...1),
      Self.violation("warmupSteps", self.warmupSteps, 0...1_000_000),
      Self.violation("maxSequenceLength", self.maxSequenceLength, Self.sequenceLengths),
      Self.violation("validationSplit", self.validationSplit, 0...0.5),
      Self.violation("earlyStoppingPatience", self.earlyStoppingPatience, 0...1000),
    ].compactMap { $0 }
  }

  private static func violation<Value: Comparable>(
    _ field: String, _ value: Value, _ range: ClosedRange<Value>
  ) -> ParameterViolation? {
    // Not a number is in no range.
    if range.contains(value) { return nil }
    return ParameterViolation(
      field: field, value: "\(value)", allowed: "\(range.lowerBound) to \(range.upperBound)")
  }
}
