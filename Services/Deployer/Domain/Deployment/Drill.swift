import ModelRuntime

/// A rehearsal: the version fails on purpose once it is live, so that watching and rolling back
/// are seen to work.
struct Drill: Hashable, Sendable, Codable {
  /// Share of requests that fail, 0 to 1.
  var errorRate: Double
  /// Added to every answer, in milliseconds.
  var addedLatencyMilliseconds: Double

  /// The same model, failing as the drill asks.
  func armed(on model: any ChatModel) -> any ChatModel {
    FaultInjectingModel(
      model,
      faults: FaultInjectingModel.Faults(
        errorRate: self.errorRate,
        addedLatency: .microseconds(Int64(self.addedLatencyMilliseconds * 1_000))))
  }

  /// Checks the ranges.
  ///
  /// - Throws: `DeployerError.invalidParameters` naming the field at fault.
  func validate() throws(DeployerError) {
    guard (0...1).contains(self.errorRate) else {
      throw .invalidParameters("drill.errorRate must be 0 to 1")
    }
    guard (0...60_000).contains(self.addedLatencyMilliseconds) else {
      throw .invalidParameters("drill.addedLatencyMs must be 0 to 60000")
    }
    guard self.errorRate > 0 || self.addedLatencyMilliseconds > 0 else {
      throw .invalidParameters("a drill needs an errorRate or an addedLatencyMs above 0")
    }
  }
}
