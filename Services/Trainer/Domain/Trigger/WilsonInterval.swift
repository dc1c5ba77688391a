/// The score interval of a proportion (Wilson, "Probable Inference, the Law of Succession, and
/// Statistical Inference", JASA 22, 1927): right for small samples and for shares near 0 and 1.
package struct WilsonInterval: Hashable, Sendable {
  /// The lower bound, 0 to 1.
  package let lower: Double
  /// The upper bound, 0 to 1.
  package let upper: Double

  /// The quantile of the normal distribution for 95 % on both sides.
  package static let quantile95 = 1.959_963_985
  /// The same for 97.5 %.
  package static let quantile975 = 2.241_402_728

  /// The interval of `successes` out of `trials`; all of 0 to 1 without trials.
  package init(successes: Int, trials: Int, quantile: Double = Self.quantile95) {
    guard trials > 0 else {
      self.lower = 0
      self.upper = 1
      return
    }
    let count = Double(trials)
    let share = Double(successes) / count
    let square = quantile * quantile
    let center = share + square / (2 * count)
    let spread =
      quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let scale = 1 + square / count
    self.lower = max(0, (center - spread) / scale)
    self.upper = min(1, (center + spread) / scale)
  }
}
