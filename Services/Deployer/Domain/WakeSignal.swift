import Synchronization

/// Wakes one waiting task; a signal raised while nobody waits is kept.
final class WakeSignal: Sendable {
  private struct State {
    var isRaised = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Wakes the waiter, or the next one.
  func raise() {
    let waiter = self.state.withLock { state in
      defer { state.waiter = nil }
      if state.waiter == nil { state.isRaised = true }
      return state.waiter
    }
    waiter?.resume()
  }

  /// Returns once the signal is raised, or the task is cancelled. One task waits at a time.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = self.state.withLock { state in
          // Checked under the lock: a cancellation from here on finds the waiter.
          if state.isRaised || Task.isCancelled {
            state.isRaised = false
            return true
          }
          precondition(state.waiter == nil, "one task waits for a wake signal at a time")
          state.waiter = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      self.state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }?.resume()
    }
  }

  /// Returns once the signal is raised or `duration` has passed.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  func wait(atMost duration: Duration, on clock: DeployerClock) async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait() }
      group.addTask { try? await clock.sleep(duration) }
      await group.next()
      group.cancelAll()
    }
    try Task.checkCancellation()
  }
}
