/// The instant by which a call must have ended.
///
/// While a handler runs, `Deadline.current` is its call's deadline; every call it makes inherits
/// it, and the earlier of the two wins.
public struct Deadline: Sendable, Hashable, Comparable {
  /// The instant on this process's clock.
  public let instant: ContinuousClock.Instant

  /// Creates a deadline at an instant.
  public init(_ instant: ContinuousClock.Instant) { self.instant = instant }

  /// The deadline of the running handler's call; nil outside of one or when the call has none.
  @TaskLocal public static var current: Deadline?

  /// The deadline a duration from now; a duration beyond what the clock holds is cut to a year.
  public static func after(_ duration: Duration) -> Deadline {
    Deadline(.now.advanced(by: min(duration, Self.longest)))
  }

  /// The time left; negative once the deadline has passed.
  public var remaining: Duration { ContinuousClock.now.duration(to: self.instant) }

  /// Whether the deadline has passed.
  public var hasPassed: Bool { ContinuousClock.now >= self.instant }

  public static func < (lhs: Deadline, rhs: Deadline) -> Bool { lhs.instant < rhs.instant }

  /// What a handler keeps of its own time when it makes a call: the time to use the answer, so that
  /// the innermost of nested calls gives up first and each outer one can still say why.
  package static let hopMargin = Duration.milliseconds(5)

  /// The least time that a nested call is worth being made with.
  package static let leastNestedTime = Duration.milliseconds(1)

  /// The deadline of a call made here: the earlier of its own and what the running handler has left,
  /// less `hopMargin`.
  ///
  /// - Parameters:
  ///   - timeout: The call's own; nil for none.
  ///   - inherited: The deadline of the running handler's call.
  ///   - now: The time.
  /// - Throws: `DEADLINE_EXCEEDED` when no time is left, or too little for a nested call.
  package static func effective(
    timeout: Duration?, inherited: Deadline? = Self.current, now: ContinuousClock.Instant = .now
  ) throws(RPCError) -> Deadline? {
    let own = timeout.map { Deadline(now.advanced(by: min($0, Self.longest))) }
    if let own, own.instant <= now { throw .deadlineExceeded }
    guard let inherited else { return own }
    let nested = Deadline(inherited.instant.advanced(by: .zero - Self.hopMargin))
    guard now.duration(to: nested.instant) >= Self.leastNestedTime else {
      throw RPCError(
        code: .deadlineExceeded,
        message: "too little time is left of the handler's own for a further call")
    }
    return own.map { min($0, nested) } ?? nested
  }

  private static let longest = Duration.seconds(365 * 24 * 3600)
}
