/// How long to wait before asking a service again: exponential with full jitter, so that what has
/// just come back is not overrun.
package struct RetryDelay: Hashable, Sendable {
  /// Bound of the first delay.
  package var initial: Duration = .milliseconds(200)
  /// Bound that no delay exceeds.
  package var maximum: Duration = .seconds(10)

  package init() {}

  /// A random delay after a number of failures in a row, 1 for the first.
  package func afterFailures(
    _ failures: Int, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    let doubled = self.initial * (1 << min(max(0, failures - 1), 16))
    return min(self.maximum, doubled) * Double.random(in: 0...1, using: &generator)
  }
}
