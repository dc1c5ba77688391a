package import NIOCore
internal import Synchronization

/// A queue of messages between one writer and one reader, bounded by bytes.
///
/// A transport that has its own flow control `push`es and learns by `onConsumed` what was read; a
/// writer in the same process `write`s and suspends while the queue is full. A reader awaits
/// `next`; a transport that must not wait `poll`s and learns by `onQueued` when to do so again.
package final class MessagePipe: MessageSource, MessageSink {
  private let capacityBytes: Int
  private let reportBytes: Int
  private let onConsumed: (@Sendable (Int) -> Void)?
  private let onAbandoned: (@Sendable () -> Void)?
  private let onQueued: (@Sendable () -> Void)?
  private let state = Mutex(State())

  /// Creates a pipe.
  ///
  /// - Parameters:
  ///   - capacityBytes: `write` suspends while this much is queued.
  ///   - reportBytes: The least consumption that `onConsumed` is told of at once.
  ///   - onConsumed: Told the cost of messages that were read and not yet reported.
  ///   - onAbandoned: Told once, when the reader goes before the end.
  ///   - onQueued: Told when there is something to `poll` after a `poll` that found nothing.
  package init(
    capacityBytes: Int, reportBytes: Int = 1, onConsumed: (@Sendable (Int) -> Void)? = nil,
    onAbandoned: (@Sendable () -> Void)? = nil, onQueued: (@Sendable () -> Void)? = nil
  ) {
    self.capacityBytes = capacityBytes
    self.reportBytes = reportBytes
    self.onConsumed = onConsumed
    self.onAbandoned = onAbandoned
    self.onQueued = onQueued
  }

  /// What a `poll` found.
  package enum Poll: Sendable {
    case message(ByteBuffer)
    /// Nothing now; `onQueued` will tell.
    case empty
    /// The writer has ended, in failure or not.
    case finished(RPCError?)
  }

  /// Metadata that came before the first message.
  package var initialMetadata: Metadata { self.state.withLock { $0.initialMetadata } }

  /// Keeps the metadata that came before the first message.
  package func receive(initialMetadata metadata: Metadata) {
    self.state.withLock { $0.initialMetadata = metadata }
  }

  /// Metadata that came with the end.
  package var trailingMetadata: Metadata { self.state.withLock { $0.trailingMetadata } }

  /// Queues a message whatever is queued already.
  ///
  /// - Returns: False when nobody will read it: the cost is the caller's to give back.
  @discardableResult
  package func push(_ message: ByteBuffer, cost: Int) -> Bool {
    let action = self.state.withLock { $0.push(message, cost: cost) }
    switch action {
    case .queued: return true
    case .refused: return false
    case .hand(let reader):
      reader.resume(returning: .success(message))
      self.consumed(cost)
      return true
    }
  }

  package nonisolated(nonsending) func write(
    _ message: ByteBuffer
  ) async throws(RPCError) {
    while true {
      if Task.isCancelled { throw .cancelled }
      let action = self.state.withLock { $0.write(message, capacityBytes: self.capacityBytes) }
      switch action {
      case .queued(let notify):
        if notify { self.onQueued?() }
        return
      case .hand(let reader): return reader.resume(returning: .success(message))
      case .refused: throw .cancelled
      case .wait: await self.waitForRoom()
      }
    }
  }

  /// Ends the stream after what is queued; the first end counts.
  package func finish(throwing failure: RPCError? = nil, metadata: Metadata = [:]) {
    let (reader, writers) = self.state.withLock { $0.finish(failure, metadata) }
    for writer in writers { writer.resume() }
    self.onQueued?()
    reader?.resume(returning: failure.map { .failure($0) } ?? .success(nil))
  }

  /// Ends the stream at once and forgets what is queued, as a lost connection does.
  package func fail(_ failure: RPCError) {
    self.consumed(self.state.withLock { $0.forgetQueue() })
    self.finish(throwing: failure, metadata: failure.metadata)
  }

  /// Takes a message out without waiting. One task or event loop reads a pipe, in one way.
  package func poll() -> Poll {
    switch self.state.withLock({ $0.poll() }) {
    case .message(let message, let writers):
      for writer in writers { writer.resume() }
      return .message(message)
    case .empty: return .empty
    case .finished(let failure): return .finished(failure)
    }
  }

  package nonisolated(nonsending) func next() async throws(RPCError) -> ByteBuffer? {
    switch self.state.withLock({ $0.next() }) {
    case .message(let message, let cost, let writers):
      for writer in writers { writer.resume() }
      self.consumed(cost)
      return message
    case .end(let failure):
      if let failure { throw failure }
      return nil
    case .wait:
      let result = await withTaskCancellationHandler {
        await withUnsafeContinuation { continuation in self.install(continuation) }
      } onCancel: {
        self.abandon()
      }
      return try result.get()
    }
  }

  package func abandon() {
    let action = self.state.withLock { $0.abandon() }
    guard let action else { return }
    for writer in action.writers { writer.resume() }
    action.reader?.resume(returning: .failure(.cancelled))
    if action.unreadCost > 0 { self.onConsumed?(action.unreadCost) }
    self.onAbandoned?()
  }

  private func install(_ continuation: State.Reader) {
    // A message, the end or a cancellation may have come between looking and waiting.
    switch self.state.withLock({ $0.next(waiting: continuation) }) {
    case .message(let message, let cost, let writers):
      for writer in writers { writer.resume() }
      continuation.resume(returning: .success(message))
      self.consumed(cost)
    case .end(let failure):
      continuation.resume(returning: failure.map { .failure($0) } ?? .success(nil))
    case .wait: break
    }
  }

  private nonisolated(nonsending) func waitForRoom() async {
    let id = self.state.withLock { $0.nextWriterID() }
    await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        let waits = self.state.withLock {
          $0.wait(continuation, id: id, capacityBytes: self.capacityBytes)
        }
        if !waits { continuation.resume() }
      }
    } onCancel: {
      self.state.withLock { $0.cancelWriter(id) }?.resume()
    }
  }

  private func consumed(_ cost: Int) {
    guard let onConsumed = self.onConsumed, cost > 0 else { return }
    let due = self.state.withLock { $0.consumed(cost, reportBytes: self.reportBytes) }
    if due > 0 { onConsumed(due) }
  }
}
