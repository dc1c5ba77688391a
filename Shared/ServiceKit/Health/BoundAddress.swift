import RPCTransport
import Synchronization

/// Where something listens, for those who wait until it does.
final class BoundAddress: Sendable {
  private struct State {
    var result: Result<RPCAddress, any Error>?
    var waiters: [CheckedContinuation<RPCAddress, any Error>] = []
  }

  private let state = Mutex(State())

  /// Suspends until it listens; throws when it cannot.
  var value: RPCAddress {
    get async throws {
      try await withCheckedThrowingContinuation { continuation in
        let result = self.state.withLock { state in
          if state.result == nil { state.waiters.append(continuation) }
          return state.result
        }
        if let result { continuation.resume(with: result) }
      }
    }
  }

  func set(_ address: RPCAddress) { self.resolve(.success(address)) }
  func fail(_ error: any Error) { self.resolve(.failure(error)) }

  private func resolve(_ result: Result<RPCAddress, any Error>) {
    let waiters = self.state.withLock { state in
      state.result = state.result ?? result
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume(with: result) }
  }
}
