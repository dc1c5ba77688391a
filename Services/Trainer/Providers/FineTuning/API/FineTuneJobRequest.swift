import ProviderAccess

/// What a job is made from.
struct FineTuneJobRequest: Hashable, Sendable {
  /// A value that is given, or left to the provider.
  enum Hyperparameter: Hashable, Sendable {
    case auto
    case number(Double)
  }

  var model: String
  var trainingFile: String
  var validationFile: String?
  /// Part of the model's name: `[a-z0-9-]`, 1 to 40 characters.
  var suffix: String
  /// Makes training repeatable, as far as the provider can.
  var seed: Int
  var epochs: Hyperparameter
  var batchSize: Hyperparameter
  var learningRateMultiplier: Hyperparameter
  var metadata: [String: String]
  /// Azure's kind of capacity: "standard" stays in the region; nil says nothing.
  var trainingType: String?
}

extension FineTuneJobRequest {
  /// The body as a surface takes it.
  func body(for surface: ProviderAccess.Surface) -> JSONValue {
    var members: [String: JSONValue] = [
      "model": .string(self.model), "training_file": .string(self.trainingFile),
      "suffix": .string(self.suffix), "seed": .number(Double(self.seed)),
    ]
    if let validationFile = self.validationFile {
      members["validation_file"] = .string(validationFile)
    }
    if let trainingType = self.trainingType, surface != .openAI {
      members["trainingType"] = .string(trainingType)
    }
    switch surface {
    case .openAI, .azure:
      members["method"] = .object([
        "type": .string("supervised"),
        "supervised": .object(["hyperparameters": self.hyperparameters(sendsAuto: true)]),
      ])
      members["metadata"] = .object(self.metadata.mapValues(JSONValue.string))
    case .azureDated:
      // Knows neither methods nor metadata, and only numbers.
      members["hyperparameters"] = self.hyperparameters(sendsAuto: false)
    }
    return .object(members)
  }

  private func hyperparameters(sendsAuto: Bool) -> JSONValue {
    let values = [
      "n_epochs": self.epochs, "batch_size": self.batchSize,
      "learning_rate_multiplier": self.learningRateMultiplier,
    ]
    return .object(
      values.compactMapValues { value in
        switch value {
        case .auto: sendsAuto ? .string("auto") : nil
        case .number(let number): .number(number)
        }
      })
  }
}
