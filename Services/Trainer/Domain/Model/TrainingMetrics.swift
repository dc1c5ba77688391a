/// What a training measured.
package struct TrainingMetrics: Hashable, Sendable, Codable {
  /// Conversations trained on.
  package var examples: Int
  /// Conversations held back for validation.
  package var validationExamples: Int
  /// Mean loss at the start of the first epoch.
  package var firstLoss: Double
  /// Mean loss at the end of the last epoch.
  package var lastLoss: Double
  /// The lowest validation loss; nil without a validation part.
  package var bestValidationLoss: Double?
  /// Share of validation conversations judged right; nil without a validation part.
  package var validationAccuracy: Double?
  /// Epochs done.
  package var epochsRun: Int
  /// Whether the patience ran out before the last epoch.
  package var stoppedEarly: Bool
  /// Time spent training, over all attempts.
  package var seconds: Double
  /// Examples learned from per second.
  package var examplesPerSecond: Double

  package init(
    examples: Int, validationExamples: Int, firstLoss: Double, lastLoss: Double,
    bestValidationLoss: Double?, validationAccuracy: Double?, epochsRun: Int, stoppedEarly: Bool,
    seconds: Double, examplesPerSecond: Double
  ) {
    self.examples = examples
    self.validationExamples = validationExamples
    self.firstLoss = firstLoss
    self.lastLoss = lastLoss
    self.bestValidationLoss = bestValidationLoss
    self.validationAccuracy = validationAccuracy
    self.epochsRun = epochsRun
    self.stoppedEarly = stoppedEarly
    self.seconds = seconds
    self.examplesPerSecond = examplesPerSecond
  }

  /// Whether every loss is a number: a model whose losses are not is broken.
  package var isFinite: Bool {
    [self.firstLoss, self.lastLoss, self.bestValidationLoss ?? 0, self.validationAccuracy ?? 0]
      .allSatisfy(\.isFinite)
  }
}
