/// When a request is sent again, and after how long.
///
/// Pure: whoever uses it brings the clock and the dice.
public struct RetryPolicy: Sendable, Hashable {
  /// What one attempt came to.
  public enum Outcome: Sendable, Hashable {
    /// The server answered.
    case status(Int, RetryHint)
    /// There was no answer.
    case failure(OutboundError)
  }

  /// What to do now.
  public enum Decision: Sendable, Hashable {
    /// Hand out what there is.
    case giveUp
    /// Send the request again after this long.
    case retry(after: Duration)
  }

  /// How often a request is sent at most, the first time included.
  public var maximumAttempts: Int
  /// The longest wait after the first attempt, where the server says nothing; twice as long after each further one.
  public var base: Duration
  /// What no such wait exceeds.
  public var cap: Duration
  /// How long all attempts together may take; a wait that would end later is not begun.
  public var deadline: Duration?

  /// - Parameters:
  ///   - maximumAttempts: 5 unless told otherwise.
  ///   - base: Half a second unless told otherwise.
  ///   - cap: 30 seconds unless told otherwise.
  ///   - deadline: 2 minutes unless told otherwise.
  public init(
    maximumAttempts: Int = 5, base: Duration = .milliseconds(500), cap: Duration = .seconds(30),
    deadline: Duration? = .seconds(120)
  ) {
    self.maximumAttempts = maximumAttempts
    self.base = base
    self.cap = cap
    self.deadline = deadline
  }

  /// For requests that a person waits for: three attempts, 8 seconds between them at most.
  public static let interactive = RetryPolicy(
    maximumAttempts: 3, cap: .seconds(8), deadline: .seconds(60))

  /// Nothing is sent again.
  public static let never = RetryPolicy(maximumAttempts: 1)

  /// Decides after an attempt.
  ///
  /// - Parameters:
  ///   - attempt: Its number, from 1.
  ///   - outcome: What it came to.
  ///   - isRepeatable: Whether the request may be sent again when the server may have acted on it.
  ///   - elapsed: How long all attempts have taken.
  ///   - random: A number from 0 to 1, for full jitter: clients that fail together do not come back together.
  public func decide(
    attempt: Int, _ outcome: Outcome, isRepeatable: Bool, elapsed: Duration, random: Double
  ) -> Decision {
    guard attempt < self.maximumAttempts, self.mayRepeat(outcome, isRepeatable) else {
      return .giveUp
    }
    let delay: Duration
    switch self.hint(of: outcome).delay {
    case .after(let wanted): delay = wanted
    case .tooLong: return .giveUp
    case .unknown: delay = self.backoff(after: attempt) * random
    }
    if let deadline = self.deadline, elapsed + delay >= deadline { return .giveUp }
    return .retry(after: delay)
  }

  /// The longest wait after an attempt.
  func backoff(after attempt: Int) -> Duration {
    min(self.base * (1 << min(max(attempt - 1, 0), 20)), self.cap)
  }

  private func hint(of outcome: Outcome) -> RetryHint {
    if case .status(_, let hint) = outcome { hint } else { RetryHint() }
  }

  private func mayRepeat(_ outcome: Outcome, _ isRepeatable: Bool) -> Bool {
    switch outcome {
    case .failure(.circuitOpen):
      // To wait here would be to ask the host all the same.
      return false
    case .failure(let error):
      return error.isPassing && (isRepeatable || error.provesNothingWasSent)
    case .status(let status, let hint):
      guard isRepeatable else { return false }
      return hint.shouldRetry ?? Self.isPassing(status)
    }
  }

  /// Whether a status tells of something that passes.
  public static func isPassing(_ status: Int) -> Bool {
    [408, 409, 429].contains(status) || (500...599).contains(status)
  }
}
