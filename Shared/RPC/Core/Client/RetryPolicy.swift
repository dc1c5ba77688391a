/// When a failed call is tried again.
///
/// Only a call with one request is ever tried again, and only if its options say it is idempotent;
/// a call that the service certainly never saw is sent again without being asked.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a call is tried in all; 1 means no retry.
  public var maxAttempts: Int
  /// The delays between attempts.
  public var backoff: BackoffPolicy
  /// The codes that are worth another attempt.
  public var retryableCodes: Set<RPCError.Code>

  /// Creates a policy.
  public init(
    maxAttempts: Int = 3,
    backoff: BackoffPolicy = BackoffPolicy(initial: .milliseconds(50), maximum: .seconds(1)),
    retryableCodes: Set<RPCError.Code> = [.unavailable]
  ) {
    self.maxAttempts = maxAttempts
    self.backoff = backoff
    self.retryableCodes = retryableCodes
  }

  /// Three attempts on `UNAVAILABLE`.
  public static let defaults = RetryPolicy()
}
