internal import NIOCore

/// How many handlers of one connection run at once where all connections share the threads.
///
/// A call begins at once while few of its connection run, and else when one of them returns: so the
/// calls of another connection find a few before them, not a thousand. Handlers that wait for
/// something do not need the threads, and must not keep others from running: when none has returned
/// for a while, twice as many may run.
struct FairShare: Hashable, Sendable {
  /// How many may run at once, whatever they do.
  static var least: Int { 8 }
  /// How long none may return before more may run.
  static var patience: TimeAmount { .milliseconds(100) }

  /// How many may run.
  private(set) var allowed = Self.least
  /// How many run.
  private(set) var running = 0
  private var progressedAt: NIODeadline

  init(now: NIODeadline) { self.progressedAt = now }

  /// Whether one more may run.
  var hasRoom: Bool { self.running < self.allowed }

  /// One more runs.
  mutating func begin() { self.running += 1 }

  /// One has returned.
  mutating func end(at now: NIODeadline) {
    self.running -= 1
    self.progressedAt = now
    if self.running < self.allowed / 4 { self.allowed = max(Self.least, self.allowed / 2) }
  }

  /// Calls wait, and none did before.
  mutating func beginWaiting(at now: NIODeadline) { self.progressedAt = now }

  /// Lets more run when none has returned for a while.
  ///
  /// - Returns: When to look again.
  mutating func widenIfStalled(at now: NIODeadline) -> NIODeadline {
    guard now >= self.progressedAt + Self.patience else { return self.progressedAt + Self.patience }
    self.allowed = 2 * max(self.allowed, self.running)
    self.progressedAt = now
    return now + Self.patience
  }
}
