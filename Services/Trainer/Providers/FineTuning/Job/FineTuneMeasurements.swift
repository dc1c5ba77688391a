/// What was measured over a whole training, from whatever the provider tells.
struct FineTuneMeasurements: Hashable, Sendable {
  /// In the order of the steps.
  private let rows: [FineTuneMetrics]
  /// The state that is kept, where it was measured.
  private let kept: FineTuneMetrics?

  /// - Parameters:
  ///   - table: The provider's file of measurements; empty when it could not be read.
  ///   - checkpoints: The states that can be used.
  ///   - kept: The state that is kept; nil when it is the last one.
  init(
    _ table: [FineTuneMetrics], checkpoints: [FineTuneCheckpoint], kept: FineTuneCheckpoint?
  ) {
    self.rows = table.isEmpty ? checkpoints.compactMap(\.metrics) : table
    self.kept = kept?.metrics ?? checkpoints.last?.metrics
  }

  /// Loss of the first step; 0 when nothing was measured.
  var firstLoss: Double { self.rows.lazy.compactMap(\.trainLoss).first ?? 0 }

  /// Loss of the last step; 0 when nothing was measured.
  var lastLoss: Double { self.rows.reversed().lazy.compactMap(\.trainLoss).first ?? 0 }

  /// Loss on the validation file of the state that is kept; the lowest one where that was not measured.
  var validationLoss: Double? {
    self.kept?.fullValidLoss ?? self.rows.compactMap { $0.fullValidLoss ?? $0.validLoss }.min()
  }

  /// Share of the validation file's tokens that were foretold.
  var validationAccuracy: Double? {
    self.kept?.fullValidAccuracy
      ?? self.rows.reversed().lazy.compactMap(\.fullValidAccuracy).first
  }

  /// The values that there are, by the names of the manifest.
  var named: [String: Double] {
    let values: [(String, Double?)] = [
      ("firstLoss", self.rows.isEmpty ? nil : self.firstLoss),
      ("lastLoss", self.rows.isEmpty ? nil : self.lastLoss),
      ("validationLoss", self.validationLoss), ("validationAccuracy", self.validationAccuracy),
      ("steps", self.rows.map(\.step).max().map(Double.init)),
    ]
    return Dictionary(
      uniqueKeysWithValues: values.compactMap { name, value in
        value.map { (name, $0) }
      })
  }
}
