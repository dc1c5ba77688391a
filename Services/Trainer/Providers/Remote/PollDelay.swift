/// How long to wait between two looks at a job: from two seconds to a minute, half as much again each time, and a
/// fifth more or less, so that many clients do not look at once.
struct PollDelay: Hashable, Sendable {
  /// The first delay.
  var initial = Duration.seconds(2)
  /// What each delay is longer than the one before by.
  var growth = 1.5
  /// The longest delay.
  var maximum = Duration.seconds(60)
  /// The share by which delays are longer or shorter at random.
  var jitter = 0.2

  private var next: Duration?

  /// The product's delays.
  init() {}

  /// The next delay.
  mutating func advance(using generator: inout some RandomNumberGenerator) -> Duration {
    let base = self.next ?? self.initial
    self.next = min(self.maximum, base * self.growth)
    return base * Double.random(in: (1 - self.jitter)...(1 + self.jitter), using: &generator)
  }

  /// Begins anew: something has happened.
  mutating func reset() { self.next = nil }
}
