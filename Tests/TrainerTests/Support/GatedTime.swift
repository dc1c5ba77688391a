import FoundationEssentials
import Synchronization

@testable import Trainer

/// A clock beside a real process: it stands still until the process has done something, and then runs
/// as fast as somebody sleeps by it.
final class GatedTime: Sendable {
  private let elapsed = Mutex(Duration.zero)
  private let isOpen: @Sendable () -> Bool

  /// - Parameter isOpen: Whether time passes.
  init(_ isOpen: @escaping @Sendable () -> Bool) { self.isOpen = isOpen }

  /// The clock as the domain sees it.
  var keeper: Timekeeper {
    Timekeeper(
      now: { Samples.time.addingTimeInterval(self.uptime / .seconds(1)) },
      uptime: { self.uptime },
      sleep: { duration in
        // Lets the process work; nothing depends on how long that is.
        try await Task.sleep(for: .milliseconds(2))
        if self.isOpen() { self.elapsed.withLock { $0 += duration } }
      })
  }

  private var uptime: Duration { self.elapsed.withLock { $0 } }
}
