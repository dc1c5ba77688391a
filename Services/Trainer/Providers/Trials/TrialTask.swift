/// What a trial is to train. Fixed for the trial's life.
package struct TrialTask: Hashable, Sendable, Codable {
  /// With what.
  package var parameters: TrainingParameters
  /// Of every random choice of the training.
  package var seed: UInt64
  /// The source that is not trained on, but judged on; nil for trials that the model is chosen from.
  package var leftOutSource: String?

  package init(parameters: TrainingParameters, seed: UInt64, leftOutSource: String? = nil) {
    self.parameters = parameters
    self.seed = seed
    self.leftOutSource = leftOutSource
  }

  /// Whether the model may become the run's.
  package var isCandidate: Bool { self.leftOutSource == nil }
}
