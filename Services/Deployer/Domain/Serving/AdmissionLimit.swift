import Synchronization

/// Counts requests in hand and refuses those above a limit: waiting would only make all slow.
final class AdmissionLimit: Sendable {
  let limit: Int
  private let count = Mutex(0)

  /// Takes at most `limit` requests at a time.
  init(_ limit: Int) { self.limit = limit }

  /// Requests in hand.
  var inHand: Int { self.count.withLock { $0 } }

  /// Does `body` with a place taken.
  ///
  /// - Throws: `DeployerError.overloaded` when there is no place, or what `body` throws.
  func withPlace<T>(_ body: () async throws -> T) async throws -> T {
    let isTaken = self.count.withLock { count in
      guard count < self.limit else { return false }
      count += 1
      return true
    }
    guard isTaken else { throw DeployerError.overloaded(limit: self.limit) }
    defer { self.count.withLock { $0 -= 1 } }
    return try await body()
  }
}
