/// Hands accepted evaluations to the job that runs them, in the order of their acceptance.
///
/// Only a wake-up: what has to be done is in the store, and is found there again after a restart.
package struct EvaluationQueue: Sendable {
  /// The evaluations to run; one consumer.
  package let pending: AsyncStream<EvaluationID>
  private let continuation: AsyncStream<EvaluationID>.Continuation

  package init() {
    (self.pending, self.continuation) = AsyncStream.makeStream()
  }

  package func enqueue(_ id: EvaluationID) {
    self.continuation.yield(id)
  }

  /// Ends `pending` after what was enqueued.
  package func finish() {
    self.continuation.finish()
  }
}
