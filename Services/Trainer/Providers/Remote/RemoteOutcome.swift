import FoundationEssentials
import ModelRuntime
import StoreKit

/// What a training came to. Noted before the provider's files are deleted, since it cannot be found out again then.
struct RemoteOutcome: Hashable, Sendable, Codable {
  /// What is kept of the model.
  let manifest: FineTunedArtifact
  /// What was measured.
  let metrics: TrainingMetrics

  init(manifest: FineTunedArtifact, metrics: TrainingMetrics) {
    self.manifest = manifest
    self.metrics = metrics
  }

  /// What was noted; nil when nothing was.
  init?(of job: RemoteJob) throws {
    guard let text = job.outcomeJSON else { return nil }
    self = try RowCoding.decode(RemoteOutcome.self, from: text)
  }
}
