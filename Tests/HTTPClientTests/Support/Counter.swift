import Synchronization

/// A number that tasks and threads add to.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { self.number.withLock { $0 } }
  func add(_ amount: Int) { self.number.withLock { $0 += amount } }
}
