/// A value that commands report while they train.
enum ProgressField: String, Hashable, Sendable, CaseIterable {
  case step
  case totalSteps = "total_steps"
  case epoch
  case loss
  case validationLoss = "eval_loss"
  case learningRate = "learning_rate"
  case gradientNorm = "grad_norm"
  case validationAccuracy = "eval_accuracy"

  /// The names that the usual trainers give it.
  var usualNames: [String] {
    switch self {
    case .step: ["step", "global_step", "current_steps"]
    case .totalSteps: ["total_steps", "max_steps"]
    case .epoch: ["epoch"]
    case .loss: ["loss"]
    case .validationLoss: ["eval_loss", "valid_loss", "val_loss"]
    case .learningRate: ["learning_rate", "lr"]
    case .gradientNorm: ["grad_norm"]
    case .validationAccuracy: ["eval_accuracy", "eval_mean_token_accuracy"]
    }
  }
}
