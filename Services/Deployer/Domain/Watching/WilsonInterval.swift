/// The Wilson score interval of a share: where the true share lies, given `hits` of `trials`.
///
/// Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
/// Unlike the normal approximation it stays inside 0...1 and works for few trials.
struct WilsonInterval: Hashable, Sendable {
  let lower: Double
  let upper: Double

  /// - Parameters:
  ///   - hits: How often it happened.
  ///   - trials: How often it could have happened; with 0 the interval is 0...1.
  ///   - z: The normal quantile of the two-sided confidence; 2.576 is 99 %.
  init(hits: UInt64, trials: UInt64, z: Double = 2.576) {
    guard trials > 0 else {
      self.lower = 0
      self.upper = 1
      return
    }
    let n = Double(trials)
    let share = Double(hits) / n
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    self.lower = max(0, (centre - spread) / scale)
    self.upper = min(1, (centre + spread) / scale)
  }
}
