internal import NIOCore

/// How much of something a peer may do: a full bucket at once, refilled evenly over a period.
///
/// Looks at the clock only when the bucket has run dry, so that counting a frame costs an addition.
struct Allowance: Hashable, Sendable {
  /// The bucket's size; what a period refills.
  let limit: Int
  private let period: TimeAmount
  private var left: Int
  private var refilledAt: NIODeadline

  /// Creates a full bucket.
  init(_ limit: Int, per period: TimeAmount, now: NIODeadline) {
    self.limit = limit
    self.period = period
    self.left = limit
    self.refilledAt = now
  }

  /// Takes one out.
  ///
  /// - Parameter now: The time, asked for only when it matters.
  /// - Returns: Whether there was one.
  mutating func spend(at now: @autoclosure () -> NIODeadline) -> Bool {
    if self.left == 0 { self.refill(at: now()) }
    guard self.left > 0 else { return false }
    self.left -= 1
    return true
  }

  /// Puts some back, up to the bucket's size.
  mutating func earn(_ count: Int) { self.left = min(self.limit, self.left + count) }

  private mutating func refill(at now: NIODeadline) {
    let elapsed = (now - self.refilledAt).nanoseconds
    guard elapsed < self.period.nanoseconds else {
      self.left = self.limit
      self.refilledAt = now
      return
    }
    let whole = elapsed * Int64(self.limit) / self.period.nanoseconds
    guard whole > 0 else { return }
    self.left = Int(whole)
    // What is left of a unit goes on counting.
    let used = whole * self.period.nanoseconds / Int64(self.limit)
    self.refilledAt = self.refilledAt + .nanoseconds(used)
  }
}
