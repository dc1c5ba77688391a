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

  /// The deadline of a call with `timeout` made here: the earlier of its own and the inherited.
  package static func effective(timeout: Duration?) -> Deadline? {
    guard let timeout else { return Self.current }
    let own = Deadline.after(timeout)
    guard let inherited = Self.current else { return own }
    return min(own, inherited)
  }

  private static let longest = Duration.seconds(365 * 24 * 3600)
}
