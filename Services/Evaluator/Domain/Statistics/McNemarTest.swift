import Foundation

/// Compares two models on the same yes/no scenarios.
///
/// The exact form of Q. McNemar, "Note on the sampling error of the difference between correlated
/// proportions or percentages", Psychometrika 12(2), 1947: under the null hypothesis the
/// discordant pairs fall either way with probability 1/2.
package struct McNemarTest: Sendable, Hashable, Codable {
  /// Scenarios that only the candidate passes.
  package let gained: Int
  /// Scenarios that only the baseline passes.
  package let lost: Int
  /// The two-sided p-value.
  package let pValue: Double

  package init(gained: Int, lost: Int) {
    self.gained = gained
    self.lost = lost
    let pairs = gained + lost
    let tail = (0...min(gained, lost)).reduce(0.0) { sum, count in
      sum + Self.halfBinomial(count, of: pairs)
    }
    self.pValue = min(1, 2 * tail)
  }

  /// P(X = k) for X ~ Binomial(n, 1/2), in logarithms so that large n do not overflow.
  private static func halfBinomial(_ successes: Int, of trials: Int) -> Double {
    let n = Double(trials)
    let k = Double(successes)
    let ways: Double = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways - n * log(2))
  }
}
