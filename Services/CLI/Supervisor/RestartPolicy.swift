/// Decides what follows when a service's process ends by itself.
///
/// A process that ran for a while is started again at once; one that keeps ending is started again ever later,
/// and given up when it ends too often, since then starting it again changes nothing.
struct RestartPolicy: Sendable, Equatable {
  /// What to do.
  enum Decision: Sendable, Equatable {
    case restart(after: Duration)
    case giveUp
  }

  /// A process that ran this long has started well; earlier ends are forgotten.
  var settledAfter: Duration = .seconds(10)
  /// The first delay; doubles with each early end.
  var firstDelay: Duration = .milliseconds(100)
  var longestDelay: Duration = .seconds(5)
  /// Early ends in a row after which the service is given up.
  var maximumEarlyEnds = 6

  private var earlyEnds = 0

  init() {}

  /// - Parameter lifetime: how long the process ran.
  mutating func processEnded(after lifetime: Duration) -> Decision {
    if lifetime >= self.settledAfter {
      self.earlyEnds = 0
      return .restart(after: .zero)
    }
    self.earlyEnds += 1
    guard self.earlyEnds < self.maximumEarlyEnds else { return .giveUp }
    let delay = self.firstDelay * (1 << (self.earlyEnds - 1))
    return .restart(after: min(delay, self.longestDelay))
  }
}
