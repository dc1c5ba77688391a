/// Trains models: the embedded trainer, or an engine elsewhere.
package protocol TrainingProvider: Sendable {
  /// The name callers choose it by.
  var name: String { get }

  /// Trains and hands the artefact to `job.keep`, going on from what a former attempt left in
  /// `job.checkpointDirectory`.
  ///
  /// - Parameters:
  ///   - job: What to train.
  ///   - report: Gets the progress, in order; when it throws, training ends with its error.
  /// - Throws: `RunFailure.trainingFailed` for what trying again would not mend,
  ///   `CancellationError` when its task is cancelled.
  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics

  /// Loads an artefact as a server would and lets it answer, after checking every digest.
  ///
  /// - Throws: `RunFailure.artifactInvalid` with what is wrong.
  func verify(_ artifact: ArtifactFiles) async throws

  /// How it stands now; asks whoever trains, without training.
  func status() async -> ProviderStatus

  /// What it was given for an artefact of its own and made of it, once that is verified.
  ///
  /// - Throws: `RunFailure.artifactInvalid` when the artefact does not tell.
  func lineage(of artifact: ArtifactFiles) throws -> TrainingLineage
}

extension TrainingProvider {
  /// Nothing beyond what every version tells: for providers that write no files and know all parameters.
  package func lineage(of artifact: ArtifactFiles) throws -> TrainingLineage { TrainingLineage() }
}
