import FoundationEssentials

/// The Evaluator, as the Deployer needs it.
protocol VerdictSource: Sendable {
  /// The newest signed verdict on a model version; `nil` when it was never evaluated to an end.
  ///
  /// - Throws: `DeployerError.dependencyUnavailable`.
  func verdict(on id: ModelVersionID) async throws -> SignedVerdict?

  /// Reads a payload whose signature was verified; `nil` when it is no verdict.
  func decode(_ payload: Data) -> Verdict?
}
