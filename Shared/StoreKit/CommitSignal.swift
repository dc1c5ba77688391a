import Synchronization

/// Wakes those who wait for something newer than what they have seen.
package final class CommitSignal: Sendable {
  private struct State {
    var generation: UInt64 = 0
    var nextWaiter: UInt64 = 0
    var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Grows with each `advance()`. Read it before looking at the data, then wait past it: an advance
  /// in between is not missed.
  package var generation: UInt64 {
    self.state.withLock { $0.generation }
  }

  /// How many are waiting now.
  var waiterCount: Int {
    self.state.withLock { $0.waiters.count }
  }

  /// Wakes everybody.
  package func advance() {
    let waiters = self.state.withLock { state in
      state.generation += 1
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume() }
  }

  /// Returns once the generation differs from `generation`, or the task is cancelled.
  package func wait(past generation: UInt64) async {
    let id = self.state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = self.state.withLock { state in
          // Checked under the lock: a cancellation from here on finds the waiter.
          guard state.generation == generation, !Task.isCancelled else { return true }
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
