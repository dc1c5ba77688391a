import Synchronization

/// Whether the service serves yet, and how long it took.
final class Readiness: Sendable {
  private struct State {
    var startSeconds: Double?
    var isStopping = false
  }

  private let state = Mutex(State())

  /// From the start of the process to serving; `nil` before.
  var startSeconds: Double? { self.state.withLock { $0.startSeconds } }

  /// The service serves from now on.
  func becomeReady(afterSeconds seconds: Double) {
    self.state.withLock { $0.startSeconds = $0.startSeconds ?? seconds }
  }

  /// The service takes no more work.
  func beginStopping() {
    self.state.withLock { $0.isStopping = true }
  }

  /// For probes: only a service that serves should get work.
  func check() -> HealthCheckResult {
    let (startSeconds, isStopping) = self.state.withLock { ($0.startSeconds, $0.isStopping) }
    if isStopping {
      return .fail("the service is stopping", remedy: "wait until it was started again")
    }
    guard startSeconds != nil else {
      return .fail("the service is starting", remedy: "wait; the log says what it waits for")
    }
    return .pass("the service is serving")
  }
}
