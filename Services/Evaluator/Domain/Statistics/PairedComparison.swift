/// The difference between two models on the same scenarios.
///
/// Pairing removes how hard the scenarios are, which both models share, and leaves only where they
/// differ (Miller, arXiv 2411.00640, section on paired differences).
package struct PairedComparison: Sendable, Hashable, Codable {
  /// Candidate minus baseline, with the 95 % interval of the paired cluster bootstrap.
  package let difference: Interval
  /// Number of scenarios that both were graded on.
  package let pairs: Int

  /// Compares scenario by scenario; nil when no scenario was graded for both.
  package init?(
    candidate: [String: Double], baseline: [String: Double], resamples: Int, seed: UInt64
  ) {
    // Sorted, so that the same seed draws the same scenarios.
    let shared = candidate.keys.filter { baseline[$0] != nil }.sorted()
    let differences = shared.map { (candidate[$0] ?? 0) - (baseline[$0] ?? 0) }
    guard
      let bootstrap = ClusterBootstrap(of: differences, resamples: resamples, seed: seed)
    else { return nil }
    self.difference = bootstrap.differenceInterval()
    self.pairs = shared.count
  }

  /// Whether the candidate is shown to be no worse than `margin` below the baseline: the interval's
  /// lower bound lies above -margin.
  package func isNonInferior(margin: Double) -> Bool {
    self.difference.lower > -margin
  }

  /// Whether the candidate is shown to be worse by more than `margin`.
  package func isInferior(margin: Double) -> Bool {
    self.difference.upper < -margin
  }
}
