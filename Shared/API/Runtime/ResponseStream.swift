public import RPCCore
public import SwiftProtobuf

/// The messages of a streamed response, in order. Throws `RPCError` when the call fails; letting go
/// of the stream, or cancelling the task that reads it, cancels the call.
public struct ResponseStream<Message: SwiftProtobuf.Message>: AsyncSequence, Sendable {
  public typealias Element = Message
  public typealias Failure = RPCError

  private let messages: MessageStream

  /// Decodes the messages of `messages` as they are read.
  public init(_ messages: MessageStream) {
    self.messages = messages
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(messages: self.messages.makeAsyncIterator())
  }

  /// Decodes one message a step.
  public struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate var messages: MessageStream.AsyncIterator

    public mutating func next() async throws(RPCError) -> Message? {
      try await self.next(isolation: nil)
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> Message? {
      guard let bytes = try await self.messages.next(isolation: actor) else { return nil }
      return try MessageCoding.decodeResponse(bytes)
    }
  }
}
