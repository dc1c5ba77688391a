/// Why a model could not be trained.
public enum ModelTrainingError: Error, Hashable, Sendable {
  /// A parameter is outside its range.
  case invalidParameter(name: String, value: String, allowed: String)
  /// Nothing to learn from: no conversation with a user turn remains.
  case noUsableExamples(given: Int)
  /// The loss left the finite numbers in this step: the learning rate is too high for the data.
  case diverged(step: Int)
  /// The checkpoint directory cannot be written or read.
  case checkpointUnusable(path: String, reason: String)
}

extension ModelTrainingError: CustomStringConvertible {
  /// Cause and remedy in one sentence.
  public var description: String {
    switch self {
    case .invalidParameter(let name, let value, let allowed):
      "training parameter \(name) is \(value), but must be \(allowed)"
    case .noUsableExamples(let given):
      "none of the \(given) training examples has a user turn; select another dataset"
    case .diverged(let step):
      "the training loss is not finite in step \(step); lower learningRate or raise warmupSteps"
    case .checkpointUnusable(let path, let reason):
      "the checkpoint directory \(path) is unusable (\(reason)); free or remove it and resume"
    }
  }
}
