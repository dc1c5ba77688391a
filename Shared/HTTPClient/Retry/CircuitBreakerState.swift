/// Leaves a host alone that fails most of the time. Pure: times are durations since any fixed moment.
///
/// Half of at least 20 calls within 60 seconds must fail. After a rest one call tries; the others follow when it
/// succeeds.
public struct CircuitBreakerState: Sendable {
  /// What a breaker waits for.
  public struct Policy: Sendable, Hashable {
    /// How many calls are needed for a judgement.
    public var minimumCalls = 20
    /// The share of failures that opens it.
    public var failureShare = 0.5
    /// How long calls count.
    public var window = Duration.seconds(60)
    /// How long the host is left alone.
    public var rest = Duration.seconds(30)

    /// The values of the properties.
    public init() {}
  }

  /// Whether a call may be made.
  public enum Admission: Sendable, Hashable {
    case allowed
    /// Not now; perhaps after so long.
    case refused(retryAfter: Duration)
  }

  private enum Phase {
    /// Calls are made and counted. Can change to `open`.
    case closed
    /// No calls are made. Can change to `trying`.
    case open(until: Duration)
    /// One call is made. Can change to `closed` or `open`, or back to `open` when it tells nothing.
    case trying
  }

  private struct Slice {
    var number: Int64
    var calls = 0
    var failures = 0
  }

  /// The window moves on in so many steps.
  private static let slices = 12

  private let policy: Policy
  private var phase = Phase.closed
  private var slices: [Slice] = []

  /// A breaker that lets everything through.
  public init(_ policy: Policy = Policy()) {
    self.policy = policy
  }

  /// Asks before a call. What is allowed must be told to `succeeded`, `failed` or `abandoned`.
  public mutating func admit(at now: Duration) -> Admission {
    switch self.phase {
    case .closed: return .allowed
    case .trying: return .refused(retryAfter: .seconds(1))
    case .open(let end) where now < end: return .refused(retryAfter: end - now)
    case .open:
      self.phase = .trying
      return .allowed
    }
  }

  /// A call was answered.
  public mutating func succeeded(at now: Duration) {
    switch self.phase {
    case .trying:
      self.phase = .closed
      self.slices = []
    case .closed: self.count(failures: 0, at: now)
    case .open: break
    }
  }

  /// A call was not answered, or with a failure of the server.
  public mutating func failed(at now: Duration) {
    switch self.phase {
    case .trying: self.phase = .open(until: now + self.policy.rest)
    case .closed:
      self.count(failures: 1, at: now)
      let calls = self.slices.reduce(0) { $0 + $1.calls }
      let failures = self.slices.reduce(0) { $0 + $1.failures }
      if calls >= self.policy.minimumCalls,
        Double(failures) >= self.policy.failureShare * Double(calls)
      {
        self.phase = .open(until: now + self.policy.rest)
        self.slices = []
      }
    case .open: break
    }
  }

  /// A call ended without telling anything of the host: it was cancelled. The next one tries.
  public mutating func abandoned(at now: Duration) {
    if case .trying = self.phase { self.phase = .open(until: now) }
  }

  private mutating func count(failures: Int, at now: Duration) {
    let length = self.policy.window / Self.slices
    let number = Int64(now / length)
    self.slices.removeAll { $0.number <= number - Int64(Self.slices) }
    if self.slices.last?.number != number { self.slices.append(Slice(number: number)) }
    self.slices[self.slices.count - 1].calls += 1
    self.slices[self.slices.count - 1].failures += failures
  }
}
