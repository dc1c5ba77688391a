/// The Trainer, as the Deployer needs it.
protocol ModelRegistry: Sendable {
  /// What is known about a model version.
  ///
  /// - Throws: `DeployerError.unknownModel`, or `.dependencyUnavailable`.
  func modelVersion(_ id: ModelVersionID) async throws -> ModelVersionRecord

  /// Reads the files of an artefact, the manifest first.
  ///
  /// - Parameter receive: Gets each piece in order; what it throws ends the reading.
  /// - Throws: `DeployerError.unknownModel`, or `.dependencyUnavailable`.
  func readArtifact(
    of id: ModelVersionID, _ receive: (ArtifactPiece) async throws -> Void
  ) async throws
}
