import Synchronization

/// A breaker for each host.
final class CircuitBreakers: Sendable {
  private let policy: CircuitBreakerState.Policy
  private let states = Mutex<[String: CircuitBreakerState]>([:])

  init(_ policy: CircuitBreakerState.Policy) {
    self.policy = policy
  }

  /// - Throws: `OutboundError.circuitOpen`.
  func admit(_ host: String, at now: Duration) throws(OutboundError) {
    let admission = self.change(host) { $0.admit(at: now) }
    if case .refused(let wait) = admission { throw .circuitOpen(host: host, retryAfter: wait) }
  }

  func succeeded(_ host: String, at now: Duration) { self.change(host) { $0.succeeded(at: now) } }
  func failed(_ host: String, at now: Duration) { self.change(host) { $0.failed(at: now) } }
  func abandoned(_ host: String, at now: Duration) { self.change(host) { $0.abandoned(at: now) } }

  private func change<Result: Sendable>(
    _ host: String, _ body: (inout CircuitBreakerState) -> Result
  ) -> Result {
    self.states.withLock { body(&$0[host, default: CircuitBreakerState(self.policy)]) }
  }
}
