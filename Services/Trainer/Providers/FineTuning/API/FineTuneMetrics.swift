/// What was measured at a step. The names of OpenAI, and those that Azure spells otherwise.
struct FineTuneMetrics: Hashable, Sendable, Codable {
  var step: Int
  var totalSteps: Int?
  var trainLoss: Double?
  var trainAccuracy: Double?
  /// On a sample of the validation file.
  var validLoss: Double?
  /// On all of the validation file.
  var fullValidLoss: Double?
  var fullValidAccuracy: Double?

  /// Reads the members of an object; nil when it has no step. Values that are not finite are left out.
  init?(_ value: JSONValue) {
    guard let step = value["step"]?.number.flatMap(Int.init(exactly:)) else { return nil }
    self.init(step: step) { name in value[name]?.number }
    self.totalSteps = value["total_steps"]?.number.flatMap(Int.init(exactly:))
  }

  /// Reads measurements by their names.
  init(step: Int, _ read: (String) -> Double?) {
    func first(_ names: [String]) -> Double? {
      for name in names {
        if let value = read(name), value.isFinite { return value }
      }
      return nil
    }
    self.step = step
    self.trainLoss = first(["train_loss", "training_loss"])
    self.trainAccuracy = first(["train_mean_token_accuracy", "train_accuracy"])
    self.validLoss = first(["valid_loss", "validation_loss"])
    self.fullValidLoss = first(["full_valid_loss", "full_validation_loss"])
    self.fullValidAccuracy = first([
      "full_valid_mean_token_accuracy", "full_validation_mean_token_accuracy",
      "valid_mean_token_accuracy", "validation_mean_token_accuracy",
    ])
  }
}
