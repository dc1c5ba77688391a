/// How long to wait between attempts: exponential with full jitter.
///
/// The delay before attempt n + 1 is uniform in `0 ... min(maximum, initial * multiplier^(n-1))`,
/// the "full jitter" of Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015):
/// many clients that lost the same server do not come back at the same instant.
public struct BackoffPolicy: Sendable, Hashable {
  /// The bound of the first delay.
  public var initial: Duration
  /// The bound that no delay exceeds.
  public var maximum: Duration
  /// How much the bound grows from attempt to attempt; at least 1.
  public var multiplier: Double

  /// Creates a policy.
  public init(
    initial: Duration = .milliseconds(100), maximum: Duration = .seconds(5),
    multiplier: Double = 2
  ) {
    self.initial = initial
    self.maximum = maximum
    self.multiplier = multiplier
  }

  /// 100 ms doubling to 5 s.
  public static let defaults = BackoffPolicy()

  /// The bound of the delay after a number of failures in a row, 1 for the first.
  public func bound(afterFailures failures: Int) -> Duration {
    let factor = self.multiplier.power(max(0, failures - 1))
    let (initial, maximum) = (self.initial.secondsAsDouble, self.maximum.secondsAsDouble)
    return .seconds(min(maximum, initial * factor))
  }

  /// A random delay after a number of failures in a row, 1 for the first.
  public func delay(
    afterFailures failures: Int, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    let bound = self.bound(afterFailures: failures).secondsAsDouble
    return .seconds(Double.random(in: 0...bound, using: &generator))
  }
}

extension Double {
  fileprivate func power(_ exponent: Int) -> Double {
    var result = 1.0
    // Beyond 64 doublings every bound is past any maximum; stop before infinity times zero.
    for _ in 0..<min(exponent, 64) { result *= self }
    return result
  }
}

extension Duration {
  fileprivate var secondsAsDouble: Double {
    Double(self.components.seconds) + Double(self.components.attoseconds) * 1e-18
  }
}
