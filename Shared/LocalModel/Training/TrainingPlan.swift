/// How many steps a run takes.
package struct TrainingPlan: Hashable, Sendable {
  /// Steps in one walk over the training conversations.
  package let stepsPerPass: Int
  /// Walks per epoch. A small dataset is walked several times, each time with other features
  /// dropped, so that an epoch is long enough to learn from and to warm up in.
  package let passesPerEpoch: Int
  /// Epochs.
  package let epochs: Int

  /// Steps an epoch should have.
  private static let wantedStepsPerEpoch = 240
  /// Most and fewest walks per epoch.
  private static let passes = 2...5

  /// Steps of one epoch.
  package var stepsPerEpoch: Int { self.stepsPerPass * self.passesPerEpoch }
  /// Steps of all epochs.
  package var totalSteps: Int { self.stepsPerEpoch * self.epochs }

  package init(conversations: Int, parameters: ModelTrainingParameters) {
    let steps = max(1, (conversations + parameters.batchSize - 1) / parameters.batchSize)
    self.stepsPerPass = steps
    let wanted = Int((Double(Self.wantedStepsPerEpoch) / Double(steps)).rounded())
    self.passesPerEpoch = min(max(wanted, Self.passes.lowerBound), Self.passes.upperBound)
    self.epochs = parameters.epochs
  }
}
