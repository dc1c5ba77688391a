internal import FoundationEssentials
package import HTTPClient
internal import Synchronization

/// Time that passes only where somebody waits for it, and then at once.
package final class InstantTime: Sendable {
  private struct State {
    var elapsed = Duration.zero
    var waits: [Duration] = []
  }

  private let state = Mutex(State())

  /// Time that begins at 2026-11-22 10:00:00 UTC.
  package init() {}

  /// What was waited for, in its order.
  package var waits: [Duration] { self.state.withLock { $0.waits } }

  /// Lets time pass.
  package func advance(by duration: Duration) { self.state.withLock { $0.elapsed += duration } }

  /// The time, with dice that always fall alike.
  package func source(random: Double = 1) -> TimeSource {
    TimeSource(
      elapsed: { self.state.withLock { $0.elapsed } },
      date: {
        let seconds = self.state.withLock { $0.elapsed.components.seconds }
        return Date(timeIntervalSince1970: 1_795_341_600 + Double(seconds))
      },
      sleep: { duration in
        try Task.checkCancellation()
        self.state.withLock {
          $0.elapsed += duration
          $0.waits.append(duration)
        }
      },
      random: { random })
  }
}

extension ManualClock {
  /// The clock as a source of time.
  package var timeSource: TimeSource {
    TimeSource(
      elapsed: { self.now.offset }, date: { .now }, sleep: { try await self.sleep(for: $0) },
      random: { 1 })
  }
}
