/// Where a training stands.
package struct TrainingProgress: Hashable, Sendable, Codable {
  /// The epoch of the last step, from 1.
  package var epoch: Int
  /// Epochs that were asked for.
  package var epochs: Int
  /// Steps done over all epochs.
  package var step: Int
  /// Steps of all epochs.
  package var totalSteps: Int
  /// Smoothed loss of the steps so far.
  package var trainingLoss: Double
  /// Loss on the validation part at the end of the last epoch; nil before the first one ended and
  /// without a validation part.
  package var validationLoss: Double?
  /// Examples learned from per second.
  package var examplesPerSecond: Double
  /// Time spent training, over all attempts.
  package var elapsedSeconds: Double
  /// Whether the step closed its epoch.
  package var endsEpoch: Bool

  package init(
    epoch: Int, epochs: Int, step: Int, totalSteps: Int, trainingLoss: Double,
    validationLoss: Double?, examplesPerSecond: Double, elapsedSeconds: Double, endsEpoch: Bool
  ) {
    self.epoch = epoch
    self.epochs = epochs
    self.step = step
    self.totalSteps = totalSteps
    self.trainingLoss = trainingLoss
    self.validationLoss = validationLoss
    self.examplesPerSecond = examplesPerSecond
    self.elapsedSeconds = elapsedSeconds
    self.endsEpoch = endsEpoch
  }
}
