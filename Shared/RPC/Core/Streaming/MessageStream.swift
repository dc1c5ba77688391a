public import NIOCore

/// The messages that the other end of a call sends, in order.
///
/// The stream ends when the call succeeded and throws `RPCError` when it failed. Cancelling the
/// reading task, or letting go of the stream and its iterators, cancels the call.
public struct MessageStream: AsyncSequence, Sendable {
  public typealias Element = ByteBuffer
  public typealias Failure = RPCError

  private let lifetime: Lifetime

  package init(_ source: any MessageSource) { self.lifetime = Lifetime(source) }

  /// Creates a stream of known messages, as a handler's test does.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - failure: How the call fails after them; nil for success.
  public init(_ messages: [ByteBuffer], failure: RPCError? = nil) {
    let pipe = MessagePipe(capacityBytes: .max)
    for message in messages { pipe.push(message, cost: 0) }
    pipe.finish(throwing: failure)
    self.init(pipe)
  }

  /// Metadata that the service sent before its first message: known when that was read, or earlier.
  public var initialMetadata: Metadata { self.lifetime.source.initialMetadata }

  /// Metadata that the service sent with the end of the call; empty before the end.
  public var trailingMetadata: Metadata { self.lifetime.source.trailingMetadata }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(lifetime: self.lifetime) }

  /// Reads a stream; two iterators of one stream share its messages.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let lifetime: Lifetime

    public mutating func next() async throws(RPCError) -> ByteBuffer? {
      try await self.lifetime.source.next()
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> ByteBuffer? {
      try await self.lifetime.source.next()
    }
  }

  /// Ends the call when the last stream or iterator is gone.
  fileprivate final class Lifetime: Sendable {
    let source: any MessageSource

    init(_ source: any MessageSource) { self.source = source }

    deinit { self.source.abandon() }
  }
}
