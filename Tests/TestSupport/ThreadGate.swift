import Dispatch
import Synchronization

/// Holds the thread that comes to it, such as a store's writer or one of its readers, until it is opened.
package final class ThreadGate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let isEntered = Mutex(false)

  /// A gate that is closed.
  package init() {}

  /// Whether a thread stands in the gate.
  package var holdsThread: Bool { self.isEntered.withLock { $0 } }

  /// Call from the thread to be held.
  package func pass() {
    self.isEntered.withLock { $0 = true }
    self.semaphore.wait()
  }

  /// Lets one thread go on.
  package func open() { self.semaphore.signal() }
}
