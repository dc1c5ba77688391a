/// What a finished training leaves beside its artefact until the version is registered.
package struct TrainingResult: Hashable, Sendable, Codable {
  /// What training measured.
  package let metrics: TrainingMetrics
  /// Average quality of the records trained on.
  package let snapshotQuality: Double

  package init(metrics: TrainingMetrics, snapshotQuality: Double) {
    self.metrics = metrics
    self.snapshotQuality = snapshotQuality
  }
}
