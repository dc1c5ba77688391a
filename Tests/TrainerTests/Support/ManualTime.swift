import FoundationEssentials
import Synchronization

@testable import Trainer

/// A clock that moves only when somebody sleeps by it, and then at once.
final class ManualTime: Sendable {
  private let elapsed = Mutex(Duration.zero)

  /// The clock as the domain sees it.
  var keeper: Timekeeper {
    Timekeeper(
      now: { Samples.time.addingTimeInterval(self.uptime / .seconds(1)) },
      uptime: { self.uptime },
      sleep: { duration in
        try Task.checkCancellation()
        self.advance(by: duration)
        await Task.yield()
      })
  }

  var uptime: Duration { self.elapsed.withLock { $0 } }

  func advance(by duration: Duration) { self.elapsed.withLock { $0 += duration } }
}
