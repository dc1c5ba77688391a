extension TrainingProgress {
  /// No step was done yet.
  static let waiting = TrainingProgress(
    epoch: 0, epochs: 0, step: 0, totalSteps: 0, trainingLoss: 0, validationLoss: nil,
    examplesPerSecond: 0, elapsedSeconds: 0, endsEpoch: false)
}
