import Foundation
import Statistics

/// Resamples whole scenarios to say how far a mean could be off.
///
/// The answers to one scenario's phrasings resemble each other, so they are not independent trials:
/// each scenario is first averaged, then scenarios are drawn with replacement (E. Miller, "Adding
/// error bars to evals", arXiv 2411.00640, on clustering; B. Efron, R. Tibshirani, "An introduction
/// to the bootstrap", 1993, chapter 13, on the percentile interval).
package struct ClusterBootstrap: Sendable {
  /// The mean that was observed.
  package let mean: Double
  /// Number of clusters: scenarios.
  package let clusters: Int
  /// Whether all clusters are equal, so that resampling cannot show any uncertainty.
  package let isDegenerate: Bool
  /// The resampled means, ascending.
  private let means: [Double]

  /// Draws `resamples` bootstrap means of the clusters' values; nil without clusters.
  package init?(of values: [Double], resamples: Int, seed: UInt64) {
    guard let first = values.first, resamples > 0 else { return nil }
    self.mean = values.reduce(0, +) / Double(values.count)
    self.clusters = values.count
    self.isDegenerate = values.allSatisfy { $0 == first }
    self.means =
      self.isDegenerate ? [] : Self.resample(values, times: resamples, seed: seed).sorted()
  }

  /// The percentile interval. A degenerate sample of scores in [0, 1] gets Wilson's interval over
  /// the clusters instead: twenty of twenty still allows one failure in six.
  package func interval(confidence: Double = 0.95) -> Interval {
    guard !self.isDegenerate else {
      let wilson = WilsonInterval(
        successes: self.mean * Double(self.clusters), trials: self.clusters)
      return Interval(value: self.mean, lower: wilson.lower, upper: wilson.upper)
    }
    let tail = (1 - confidence) / 2
    return Interval(
      value: self.mean, lower: self.quantile(tail), upper: self.quantile(1 - tail))
  }

  /// The interval of a difference, which lies in [-1, 1]: a degenerate one has no width, because
  /// nothing differed between any pair of scenarios in any other way.
  package func differenceInterval(confidence: Double = 0.95) -> Interval {
    guard !self.isDegenerate else {
      return Interval(value: self.mean, lower: self.mean, upper: self.mean)
    }
    return self.interval(confidence: confidence)
  }

  /// The p-value of "the true mean is at most `threshold`": small when the mean is shown to be
  /// above. (1 + #{mean* <= threshold}) / (1 + resamples), A. Davison, D. Hinkley, "Bootstrap
  /// methods and their application", 1997, equation 4.11. A degenerate sample takes Hoeffding's
  /// bound instead; for perfect scores that is threshold^clusters, the binomial probability.
  package func pValue(notAbove threshold: Double) -> Double {
    guard !self.isDegenerate else { return self.hoeffdingBound(notAbove: threshold) }
    let below = self.means.prefix { $0 <= threshold }.count
    return Double(1 + below) / Double(1 + self.means.count)
  }

  /// P(mean >= m) <= ((t/m)^m ((1-t)/(1-m))^(1-m))^n for independent values in [0, 1] with true
  /// mean t < m: W. Hoeffding, "Probability inequalities for sums of bounded random variables",
  /// JASA 58(301), 1963, theorem 1.
  private func hoeffdingBound(notAbove threshold: Double) -> Double {
    guard self.mean > threshold else { return 1 }
    guard threshold > 0 else { return 0 }
    let high = self.mean * log(threshold / self.mean)
    let low = self.mean < 1 ? (1 - self.mean) * log((1 - threshold) / (1 - self.mean)) : 0
    return exp(Double(self.clusters) * (high + low))
  }

  /// Linear interpolation between order statistics: type 7 of R. Hyndman, Y. Fan, "Sample
  /// quantiles in statistical packages", The American Statistician 50(4), 1996.
  package static func quantile(_ fraction: Double, ofAscending values: [Double]) -> Double {
    let position = fraction * Double(values.count - 1)
    let index = Int(position)
    guard index + 1 < values.count else { return values[values.count - 1] }
    let between = position - Double(index)
    return values[index] + between * (values[index + 1] - values[index])
  }

  private func quantile(_ fraction: Double) -> Double {
    Self.quantile(fraction, ofAscending: self.means)
  }

  private static func resample(_ values: [Double], times: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    let count = Double(values.count)
    return (0..<times).map { _ in
      var sum = 0.0
      for _ in 0..<values.count { sum += values[generator.index(below: values.count)] }
      return sum / count
    }
  }
}
