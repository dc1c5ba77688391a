/// Wakes whoever works on runs. Signals that come while it works count as one.
package struct RunSignal: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  package init() {
    (self.stream, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Wakes the one who waits, now or when it waits next.
  package func send() { self.continuation.yield() }

  /// The signals, for one reader; ends when its task is cancelled.
  package var signals: AsyncStream<Void> { self.stream }
}
