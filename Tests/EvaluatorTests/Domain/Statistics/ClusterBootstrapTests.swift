import Evaluator
import Testing

@Suite struct ClusterBootstrapTests {
  private let scores: [Double] = [
    1, 1, 1, 1, 0.8, 1, 0.6, 1, 1, 0.9, 1, 1, 0.5, 1, 1, 0.7, 1, 1, 1, 0.95,
  ]

  /// scipy 1.17.1: bootstrap((x,), mean, n_resamples=200000, method="percentile") gives
  /// 0.8525 to 0.9800; the tolerance covers the Monte Carlo error.
  @Test func `the percentile interval agrees with scipy`() throws {
    let bootstrap = try #require(
      ClusterBootstrap(of: self.scores, resamples: 20_000, seed: 42))
    let interval = bootstrap.interval()
    #expect(abs(interval.value - 0.9225) < 1e-12)
    #expect(abs(interval.lower - 0.8525) < 0.004)
    #expect(abs(interval.upper - 0.98) < 0.004)
  }

  /// numpy 2: share of 400,000 resampled means at or below the threshold.
  @Test(arguments: [(0.85, 0.024125), (0.9, 0.248855)])
  func `the p-value agrees with numpy`(threshold: Double, pValue: Double) throws {
    let bootstrap = try #require(
      ClusterBootstrap(of: self.scores, resamples: 20_000, seed: 42))
    #expect(abs(bootstrap.pValue(notAbove: threshold) - pValue) < 0.012)
  }

  @Test func `the same seed gives the same interval, another one another`() throws {
    let first = try #require(ClusterBootstrap(of: self.scores, resamples: 500, seed: 7))
    let again = try #require(ClusterBootstrap(of: self.scores, resamples: 500, seed: 7))
    let other = try #require(ClusterBootstrap(of: self.scores, resamples: 500, seed: 8))
    #expect(first.interval() == again.interval())
    #expect(first.pValue(notAbove: 0.9) != other.pValue(notAbove: 0.9))
  }

  /// Twenty of twenty still allows a failure in six: scipy's Wilson interval of 20/20.
  @Test func `a perfect sample gets Wilson's lower bound, not certainty`() throws {
    let bootstrap = try #require(
      ClusterBootstrap(of: Array(repeating: 1, count: 20), resamples: 100, seed: 1))
    #expect(abs(bootstrap.interval().lower - 0.8388748419471808) < 1e-12)
  }

  /// 0.85^20 and ((0.8/0.9)^0.9 (0.2/0.1)^0.1)^30, computed in Python.
  @Test func `a degenerate sample is judged by Hoeffding's bound`() throws {
    let perfect = try #require(
      ClusterBootstrap(of: Array(repeating: 1, count: 20), resamples: 100, seed: 1))
    #expect(abs(perfect.pValue(notAbove: 0.85) - 0.03875953108451433) < 1e-12)
    let equal = try #require(
      ClusterBootstrap(of: Array(repeating: 0.9, count: 30), resamples: 100, seed: 1))
    #expect(abs(equal.pValue(notAbove: 0.8) - 0.33263801541910293) < 1e-9)
    #expect(equal.pValue(notAbove: 0.95) == 1)
  }

  /// numpy 2: quantile([1, 2, 4, 8, 16], ...).
  @Test(arguments: [(0.0, 1.0), (0.1, 1.4), (0.5, 4.0), (0.77, 8.64), (1.0, 16.0)])
  func `quantiles agree with numpy`(fraction: Double, value: Double) {
    let quantile = ClusterBootstrap.quantile(fraction, ofAscending: [1, 2, 4, 8, 16])
    #expect(abs(quantile - value) < 1e-12)
  }

  @Test func `there is none without clusters`() {
    #expect(ClusterBootstrap(of: [], resamples: 100, seed: 1) == nil)
  }
}
