internal import NIOCore

/// How many handlers of one connection run at once where all connections share the threads.
///
/// A call begins at once while few of its connection run, and else when one of them returns: so the
/// calls of another connection find a few before them, not a thousand. Handlers that wait for
/// something do not need the threads, and must not keep others from running: those that say so are
/// not counted, and when none of the others has returned for a while, twice as many may run.
struct FairShare: Hashable, Sendable {
  /// How many may run at once, whatever they do.
  static var least: Int { 4 }
  /// How many that wait are not counted. Their answers are still to come, and nobody knows how large they are.
  static var mostWaiting: Int { 8 }
  /// How long none may return before more may run.
  static var patience: TimeAmount { .milliseconds(100) }

  /// How many may run.
  private(set) var allowed = Self.least
  /// How many run, those that wait included.
  private(set) var running = 0
  /// How many of them have given their turn up to wait for something.
  private(set) var waiting = 0
  private var progressedAt: NIODeadline

  init(now: NIODeadline) { self.progressedAt = now }

  /// Whether one more may run.
  var hasRoom: Bool { self.running - min(self.waiting, Self.mostWaiting) < self.allowed }

  /// One more runs.
  mutating func begin() { self.running += 1 }

  /// One waits for something, and needs no thread until that has come.
  mutating func wait(at now: NIODeadline) {
    self.waiting += 1
    self.progressedAt = now
  }

  /// One has returned.
  ///
  /// - Parameter hasWaited: Whether it was counted as waiting.
  mutating func end(at now: NIODeadline, hasWaited: Bool = false) {
    self.running -= 1
    if hasWaited { self.waiting -= 1 }
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
