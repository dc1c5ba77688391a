/// Notices that a command no longer does anything.
struct StallWatchdog {
  private let limit: Duration
  private var lastSign: Duration

  /// - Parameters:
  ///   - limit: How long nothing may happen; zero is for ever.
  ///   - uptime: The time now, on a monotonic clock.
  init(limit: Duration, at uptime: Duration) {
    self.limit = limit
    self.lastSign = uptime
  }

  /// Takes a sign of life.
  mutating func sign(at uptime: Duration) { self.lastSign = uptime }

  /// Whether there has been none for too long.
  func isStalled(at uptime: Duration) -> Bool {
    self.limit > .zero && uptime - self.lastSign >= self.limit
  }
}
