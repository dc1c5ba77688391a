/// Opens once; whoever waits then goes on.
struct Latch: Sendable {
  private let stream: AsyncStream<Never>
  private let continuation: AsyncStream<Never>.Continuation

  init() { (self.stream, self.continuation) = AsyncStream.makeStream() }

  /// Opens the latch; again does nothing.
  func open() { self.continuation.finish() }

  /// Suspends until the latch is open or the task is cancelled. For one task.
  func wait() async { for await _ in self.stream {} }
}
