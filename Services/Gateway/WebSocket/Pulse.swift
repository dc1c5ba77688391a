import Synchronization

/// Whether a client gives signs of life.
final class Pulse: Sendable {
  private let unanswered = Mutex(0)

  /// Anything came from the client.
  func beat() { self.unanswered.withLock { $0 = 0 } }

  /// Counts a ping; false when two before it were not answered either.
  func ping() -> Bool {
    self.unanswered.withLock { count in
      count += 1
      return count <= 2
    }
  }
}
