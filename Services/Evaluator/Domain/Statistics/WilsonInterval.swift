/// The score interval for a proportion.
///
/// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA
/// 22(158), 1927: with p = k/n, the bounds are
/// (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). It stays inside [0, 1] and remains honest
/// when all or none succeed, where the normal approximation has width zero.
package enum WilsonInterval {
  /// The 0.975 quantile of the standard normal distribution: 95 % two-sided confidence.
  package static let z95 = 1.959963984540054

  /// The interval for `successes` out of `trials`; nil without trials. `successes` may be a sum of
  /// scores in [0, 1]: the interval is then conservative, as p(1-p) bounds their variance.
  package static func interval(
    successes: Double, trials: Int, z: Double = Self.z95
  ) -> Interval? {
    guard trials > 0 else { return nil }
    let count = Double(trials)
    let proportion = successes / count
    let squared = z * z
    let center = proportion + squared / (2 * count)
    let spread =
      z
      * (proportion * (1 - proportion) / count + squared / (4 * count * count)).squareRoot()
    let scale = 1 + squared / count
    return Interval(
      value: proportion,
      lower: max(0, (center - spread) / scale),
      upper: min(1, (center + spread) / scale))
  }
}
