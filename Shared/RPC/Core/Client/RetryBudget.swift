internal import Synchronization

/// Keeps retries a small share of a client's calls, so that they never keep a service down.
///
/// A token bucket as in gRFC A6: a retryable failure takes a token, a success gives `ratio` back,
/// and retries stop while no more than half of the tokens are left.
public final class RetryBudget: Sendable {
  private let maximum: Double
  private let ratio: Double
  private let tokens: Mutex<Double>

  /// Creates a full budget.
  ///
  /// - Parameters:
  ///   - maximum: The bucket's size in tokens.
  ///   - ratio: The tokens that a success gives back.
  public init(maximum: Double = 10, ratio: Double = 0.1) {
    self.maximum = maximum
    self.ratio = ratio
    self.tokens = Mutex(maximum)
  }

  /// Counts a success.
  package func recordSuccess() {
    self.tokens.withLock { $0 = min(self.maximum, $0 + self.ratio) }
  }

  /// Counts a retryable failure and says whether it may be retried.
  package func recordFailure() -> Bool {
    self.tokens.withLock {
      $0 = max(0, $0 - 1)
      return $0 > self.maximum / 2
    }
  }
}
