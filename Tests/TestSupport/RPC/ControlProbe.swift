internal import Synchronization

/// What a test can see of the control service's handlers.
package final class ControlProbe: Sendable {
  private struct Counts {
    var started = 0
    var cancelled = 0
    var written = 0
  }

  private let counts = Mutex(Counts())

  /// Creates a probe that has seen nothing.
  package init() {}

  /// Handlers that began to wait.
  package var started: Int { self.counts.withLock { $0.started } }
  /// Waiting handlers whose task was cancelled.
  package var cancelled: Int { self.counts.withLock { $0.cancelled } }
  /// Messages that a stream's handler could write.
  package var written: Int { self.counts.withLock { $0.written } }

  /// Waits until the calling handler's task is cancelled.
  ///
  /// - Throws: `CancellationError`, always.
  package func waitForCancellation() async throws -> Never {
    self.counts.withLock { $0.started += 1 }
    let (stream, _) = AsyncStream<Never>.makeStream()
    for await _ in stream {}
    self.counts.withLock { $0.cancelled += 1 }
    throw CancellationError()
  }

  /// Counts a message, or whatever else a test counts.
  package func countWritten() { self.counts.withLock { $0.written += 1 } }
}
