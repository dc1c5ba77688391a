import Synchronization

/// Where handlers wait until they are let through, or are cancelled.
final class FuzzGate: Sendable {
  private let waiting = Mutex<[AsyncStream<Never>.Continuation]>([])

  /// Waits; for one task.
  func wait() async throws {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    self.waiting.withLock { $0.append(continuation) }
    for await _ in stream {}
    try Task.checkCancellation()
  }

  /// Lets everybody through who waits.
  func open() {
    let waiting = self.waiting.withLock { waiting in
      defer { waiting.removeAll() }
      return waiting
    }
    for continuation in waiting { continuation.finish() }
  }
}
