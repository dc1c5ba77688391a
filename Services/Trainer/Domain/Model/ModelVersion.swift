package import FoundationEssentials

/// A trained model and where it came from. Never changes once registered.
package struct ModelVersion: Hashable, Sendable {
  /// Names the version.
  package let id: ModelVersionID
  /// Counts up from 1, without gaps; 0 until the ledger has assigned it.
  package internal(set) var number: Int
  /// The run that made it: one run makes one version.
  package let runID: RunID
  /// Who trained it.
  package let provider: String
  /// What it was trained on.
  package let snapshotID: SnapshotID
  /// The version in production when its run began.
  package let parent: ModelVersionID?
  /// What it was trained with.
  package let parameters: TrainingParameters
  /// What training measured.
  package let metrics: TrainingMetrics
  /// What was published.
  package let artifact: SignedArtifact
  /// What its provider was given and made of it.
  package let lineage: TrainingLineage
  /// Who asked for the run.
  package let requestedBy: String
  /// When it was registered.
  package let createdAt: Date

  package init(
    id: ModelVersionID, number: Int = 0, runID: RunID, provider: String, snapshotID: SnapshotID,
    parent: ModelVersionID?, parameters: TrainingParameters, metrics: TrainingMetrics,
    artifact: SignedArtifact, lineage: TrainingLineage = TrainingLineage(), requestedBy: String,
    createdAt: Date
  ) {
    self.id = id
    self.number = number
    self.runID = runID
    self.provider = provider
    self.snapshotID = snapshotID
    self.parent = parent
    self.parameters = parameters
    self.metrics = metrics
    self.artifact = artifact
    self.lineage = lineage
    self.requestedBy = requestedBy
    self.createdAt = createdAt
  }
}
