import Statistics

/// The observed share of requests that the version in production serves well.
///
/// A request is served well when it does not fail and its answer satisfies. The two are measured
/// apart: failures on every request of the Deployer's window, satisfaction by the votes and ratings
/// on this version's answers that the Collector holds. So
///
///     performance = (1 - errors / requests) * positive / (positive + negative)
///
/// where a factor that was observed less than the minimum is no evidence and is left out. The
/// interval is the product of the factors' Wilson intervals, each at 97.5 % where there are two, so
/// that both together hold with 95 % (Bonferroni).
package struct ProductionPerformance: Hashable, Sendable {
  /// The point estimate, 0 to 1.
  package let value: Double
  /// Lower bound of the 95 % interval.
  package let lower: Double
  /// Upper bound of the 95 % interval.
  package let upper: Double
  /// Requests and votes that were used.
  package let observations: Int

  /// Measures; nil when neither factor was observed often enough.
  ///
  /// - Parameters:
  ///   - traffic: What the Deployer sees.
  ///   - feedback: What the Collector holds on the same version.
  ///   - minimumObservations: Requests, or votes, that a factor needs.
  package init?(
    traffic: ProductionTraffic, feedback: CollectionStatistics.Feedback?, minimumObservations: Int
  ) {
    var factors: [(successes: Int, trials: Int)] = []
    if traffic.requests >= minimumObservations {
      factors.append((traffic.requests - traffic.errors, traffic.requests))
    }
    if let feedback, feedback.positive + feedback.negative >= minimumObservations {
      factors.append((feedback.positive, feedback.positive + feedback.negative))
    }
    guard !factors.isEmpty else { return nil }
    let quantile = factors.count == 1 ? WilsonInterval.quantile95 : WilsonInterval.quantile975
    let intervals = factors.map {
      WilsonInterval(successes: Double($0.successes), trials: $0.trials, quantile: quantile)
    }
    self.value = factors.reduce(1) { $0 * Double($1.successes) / Double($1.trials) }
    self.lower = intervals.reduce(1) { $0 * $1.lower }
    self.upper = intervals.reduce(1) { $0 * $1.upper }
    self.observations = factors.reduce(0) { $0 + $1.trials }
  }
}
