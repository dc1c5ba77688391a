import Foundation

extension Double {
  /// Three decimals, for example "0.912".
  package var fixed3: String {
    String(format: "%.3f", self)
  }

  /// One decimal, for example "2.5 %".
  package var percent: String {
    String(format: "%.1f %%", self * 100)
  }
}

extension Interval {
  /// For example "+0.012 (-0.004 to +0.030)".
  package var signed: String {
    String(format: "%+.3f (%+.3f to %+.3f)", self.value, self.lower, self.upper)
  }
}
