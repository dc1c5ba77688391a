import Synchronization

/// Thrown where the process is taken to have died.
struct InjectedCrash: Error {}

/// Lets the process die at the n-th instant between two effects, once.
final class CrashSchedule: Sendable {
  private let remaining: Mutex<Int?>

  /// Dies at the given instant, counted from 1; nil never dies.
  init(atInstant instant: Int? = nil) { self.remaining = Mutex(instant) }

  /// Whether the process has died; otherwise it was never brought to that instant.
  var hasStruck: Bool { self.remaining.withLock { $0 == 0 } }

  /// An instant at which the process may die. What runs on in a dead process dies too.
  func pass() throws {
    let dies = self.remaining.withLock { remaining in
      guard let count = remaining else { return false }
      remaining = max(0, count - 1)
      return count <= 1
    }
    if dies { throw InjectedCrash() }
  }
}
