/// Where a training run stands; sent after every step.
public struct ModelTrainingProgress: Hashable, Sendable {
  /// The epoch the step belongs to, from 1.
  public var epoch: Int
  /// Epochs that were asked for.
  public var epochs: Int
  /// Steps done, from 1, over all epochs.
  public var step: Int
  /// Steps of all epochs.
  public var totalSteps: Int
  /// Exponentially smoothed loss of the steps so far.
  public var trainingLoss: Double
  /// Loss on the validation part at the end of the last epoch; `nil` before, or without a split.
  public var validationLoss: Double?
  /// Share of validation conversations whose category is found; `nil` as above.
  public var validationAccuracy: Double?
  /// The learning rate of the step, in the scale of `ModelTrainingParameters.learningRate`.
  public var learningRate: Double
  /// Dialogue positions learned from per second, since the start or the resumption.
  public var examplesPerSecond: Double
  /// Time since the start or the resumption.
  public var elapsed: Duration
  /// Whether this report closes its epoch: its validation loss is new and its checkpoint written.
  public var endsEpoch: Bool
}
