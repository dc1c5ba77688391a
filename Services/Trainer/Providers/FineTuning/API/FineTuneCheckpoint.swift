/// A state of the model during training that can be used as it is.
struct FineTuneCheckpoint: Hashable, Sendable, Decodable {
  let id: String
  /// What the provider calls the model of this state.
  let model: String
  let step: Int
  /// Nil when nothing was measured.
  let metrics: FineTuneMetrics?

  private enum CodingKeys: String, CodingKey {
    case id, metrics
    case model = "fine_tuned_model_checkpoint"
    case step = "step_number"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.id = try container.decode(String.self, forKey: .id)
    self.model = try container.decode(String.self, forKey: .model)
    let metrics: JSONValue? = container.lenient(.metrics)
    let step =
      (container.lenient(.step) as Int?) ?? metrics.flatMap(FineTuneMetrics.init)?.step ?? 0
    self.step = step
    self.metrics = metrics.map { value in
      FineTuneMetrics(step: step) { value[$0]?.number }
    }
  }

  /// The checkpoint with the lowest loss on the whole validation file; nil when none has one. Of equal ones the later.
  static func best(of checkpoints: [FineTuneCheckpoint]) -> FineTuneCheckpoint? {
    checkpoints.filter { $0.metrics?.fullValidLoss != nil }.min { one, other in
      let losses = (one.metrics?.fullValidLoss ?? 0, other.metrics?.fullValidLoss ?? 0)
      return losses.0 == losses.1 ? one.step > other.step : losses.0 < losses.1
    }
  }
}
