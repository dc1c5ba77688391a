import Synchronization

/// Says once, to all who wait, that the service is about to stop.
final class DrainSignal: Sendable {
  private struct State {
    var hasBegun = false
    var nextWaiter = 0
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// Wakes everybody, now and later.
  func begin() {
    let waiters = self.state.withLock { state in
      state.hasBegun = true
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }

  /// Returns once the service is about to stop, or the task is cancelled.
  func wait() async {
    let id = self.state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = self.state.withLock { state in
          // Checked under the lock: a cancellation from here on finds the waiter.
          guard !state.hasBegun, !Task.isCancelled else { return true }
          state.waiters[id] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      self.state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
    }
  }
}
