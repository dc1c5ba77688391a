import FoundationEssentials
import ModelRuntime

/// What was measured over a job: as its trainer noted it beside the adapter, or as it was printed.
struct HubMeasurements: Sendable {
  let metrics: TrainingMetrics
  /// The state that is kept, where it is not the last one.
  let checkpoint: FineTunedArtifact.Checkpoint?
  /// Steps that were done; nil when nothing was measured.
  let steps: Int?

  /// - Parameters:
  ///   - directory: Where the trainer's notes are, if there are any.
  ///   - log: What was printed.
  ///   - elapsed: How long the job ran.
  init(
    state directory: URL, _ log: HubLog, plan: ProgressTracker.Plan, elapsed: Duration
  ) {
    var reader = TrainerStateReader(directory: directory, map: .standard)
    let rows = reader.observations()
    var tracker = ProgressTracker(plan)
    for row in rows { _ = tracker.progress(after: row, elapsed: elapsed) }
    let (done, total) = (
      rows.compactMap { $0.count(.step) }.max() ?? log.last?.step,
      rows.compactMap { $0.count(.totalSteps) }.max() ?? log.last?.totalSteps
    )
    let stoppedEarly = done.flatMap { done in total.map { done < $0 } } ?? false
    self.metrics = (rows.isEmpty ? log.tracker : tracker).metrics(
      stoppedEarly: stoppedEarly, elapsed: elapsed)
    self.steps = done
    self.checkpoint = reader.bestCheckpoint.flatMap { Self.checkpoint($0, rows, last: done) }
  }

  private static func checkpoint(
    _ path: String, _ rows: [ProgressObservation], last: Int?
  ) -> FineTunedArtifact.Checkpoint? {
    let name = URL(filePath: path).lastPathComponent
    guard let step = name.split(separator: "-").last.flatMap({ Int($0) }), step != last else {
      return nil
    }
    let loss = rows.last { $0.count(.step) == step && $0[.validationLoss] != nil }?[.validationLoss]
    return FineTunedArtifact.Checkpoint(
      id: name, step: step, validationLoss: loss.flatMap { $0.isFinite ? $0 : nil })
  }

  /// The values that there are, by the names of the manifest.
  var named: [String: Double] {
    guard let steps = self.steps else { return [:] }
    var named = [
      "firstLoss": self.metrics.firstLoss, "lastLoss": self.metrics.lastLoss,
      "steps": Double(steps),
    ]
    named["validationLoss"] = self.metrics.bestValidationLoss
    named["validationAccuracy"] = self.metrics.validationAccuracy
    return named
  }
}
