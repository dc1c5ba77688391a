package import FoundationEssentials

/// One training, for a provider.
package struct TrainingJob: Sendable {
  /// The version to make.
  package let version: ModelVersionID
  /// The run it is made in.
  package let runID: RunID
  /// The data's name.
  package let snapshotID: SnapshotID
  /// Digest of the version in production when the run began; nil when there was none, or when it
  /// was not made here.
  package let parentDigest: String?
  /// What to train on, in the snapshot's order.
  package let records: [TrainingRecord]
  /// How.
  package let parameters: TrainingParameters
  /// Where to leave and find checkpoints.
  package let checkpointDirectory: URL
  /// Takes the files of the finished artefact, all at once.
  package let keep: @Sendable ([ArtifactPart]) throws -> Void

  package init(
    version: ModelVersionID, runID: RunID, snapshotID: SnapshotID, parentDigest: String?,
    records: [TrainingRecord], parameters: TrainingParameters, checkpointDirectory: URL,
    keep: @escaping @Sendable ([ArtifactPart]) throws -> Void
  ) {
    self.version = version
    self.runID = runID
    self.snapshotID = snapshotID
    self.parentDigest = parentDigest
    self.records = records
    self.parameters = parameters
    self.checkpointDirectory = checkpointDirectory
    self.keep = keep
  }
}
