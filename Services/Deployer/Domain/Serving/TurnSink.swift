/// The Collector, as the Deployer needs it.
protocol TurnSink: Sendable {
  /// Hands turns over. A turn that was handed over before is taken as handed over.
  ///
  /// - Returns: The ids that were refused for what they are, with the reason; every other turn is
  ///   the Collector's from then on.
  /// - Throws: `DeployerError.dependencyUnavailable`: none or some may have arrived.
  func handOver(_ turns: [ServedTurn]) async throws -> [RefusedTurn]
}

/// A turn that the Collector will never take.
struct RefusedTurn: Hashable, Sendable {
  let id: String
  /// Names the rule that it breaks; holds nothing of what was said.
  let reason: String
}
