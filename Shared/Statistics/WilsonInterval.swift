/// The score interval of a proportion: where the true share lies, given what was observed.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA
/// 22(158), 1927: with p = k/n, the bounds are
/// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). It stays inside [0, 1] and remains honest
/// for few trials and when all or none succeed, where the normal approximation has width zero.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower bound, 0 to 1.
  public let lower: Double
  /// The upper bound, 0 to 1.
  public let upper: Double

  /// The 0.975 quantile of the standard normal distribution: 95 % two-sided confidence.
  public static let quantile95 = 1.959963984540054
  /// The 0.9875 quantile: 97.5 % two-sided confidence.
  public static let quantile975 = 2.241402727604945
  /// The 0.995 quantile: 99 % two-sided confidence.
  public static let quantile99 = 2.5758293035489004

  /// The interval of `successes` out of `trials`; all of 0 to 1 without trials.
  ///
  /// - Parameters:
  ///   - successes: How often it happened; may be a sum of scores in [0, 1], for which the interval
  ///     is conservative, as p(1-p) bounds their variance.
  ///   - trials: How often it could have happened.
  ///   - quantile: The normal quantile of the confidence.
  public init(successes: Double, trials: Int, quantile: Double = Self.quantile95) {
    guard trials > 0 else {
      self.lower = 0
      self.upper = 1
      return
    }
    let count = Double(trials)
    let share = successes / count
    let square = quantile * quantile
    let center = share + square / (2 * count)
    let spread =
      quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let scale = 1 + square / count
    self.lower = max(0, (center - spread) / scale)
    self.upper = min(1, (center + spread) / scale)
  }
}
