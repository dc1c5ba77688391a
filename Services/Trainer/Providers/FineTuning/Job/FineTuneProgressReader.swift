/// Turns a provider's measurements into the progress of a run.
struct FineTuneProgressReader {
  /// The newest progress; nil before the first measurement.
  private(set) var last: TrainingProgress?

  private let epochs: Int
  private let batchSize: Int

  init(_ parameters: TrainingParameters) {
    self.epochs = parameters.epochs
    self.batchSize = parameters.batchSize
  }

  /// The progress that events tell of, in their order. Steps that were told before are left out.
  ///
  /// - Parameters:
  ///   - events: Oldest first.
  ///   - elapsedSeconds: Since the job was begun to be watched.
  mutating func read(_ events: [FineTuneEvent], elapsedSeconds: Double) -> [TrainingProgress] {
    events.compactMap { event in
      guard let metrics = event.metrics, metrics.step > self.last?.step ?? 0 else { return nil }
      let total = max(metrics.totalSteps ?? self.last?.totalSteps ?? 0, metrics.step)
      let rate =
        elapsedSeconds > 0 ? Double(metrics.step * self.batchSize) / elapsedSeconds : 0
      let progress = TrainingProgress(
        epoch: self.epoch(step: metrics.step, of: total), epochs: self.epochs, step: metrics.step,
        totalSteps: total, trainingLoss: metrics.trainLoss ?? self.last?.trainingLoss ?? 0,
        validationLoss: metrics.fullValidLoss ?? metrics.validLoss ?? self.last?.validationLoss,
        examplesPerSecond: rate, elapsedSeconds: elapsedSeconds,
        // The whole validation file is gone through at the end of each epoch.
        endsEpoch: metrics.fullValidLoss != nil)
      self.last = progress
      return progress
    }
  }

  private func epoch(step: Int, of total: Int) -> Int {
    guard total > 0 else { return 1 }
    return min(self.epochs, max(1, (step * self.epochs + total - 1) / total))
  }
}
