public import NIOCore

/// Writes the messages of a stream, in order.
///
/// Writes are not to be made concurrently: their order would be undefined.
public struct MessageWriter: Sendable {
  private let sink: any MessageSink
  /// The context of the handler that writes; nil for a client's writer.
  private let context: ServerContext?

  package init(_ sink: any MessageSink, context: ServerContext? = nil) {
    self.sink = sink
    self.context = context
  }

  /// Creates a writer over a function, as an interceptor or a handler's test does.
  public init(_ write: @escaping @Sendable (ByteBuffer) async throws -> Void) {
    self.init(FunctionSink(write))
  }

  /// Writes a message; suspends while the receiver has no room for it.
  ///
  /// - Throws: `RPCError` when the call has ended or is cancelled.
  public nonisolated(nonsending) func write(_ message: ByteBuffer) async throws {
    self.context?.willWriteMessage()
    try await self.sink.write(message)
  }
}

private final class FunctionSink: MessageSink {
  private let function: @Sendable (ByteBuffer) async throws -> Void

  init(_ function: @escaping @Sendable (ByteBuffer) async throws -> Void) {
    self.function = function
  }

  nonisolated(nonsending) func write(_ message: ByteBuffer) async throws(RPCError) {
    do {
      try await self.function(message)
    } catch {
      throw RPCError(handlerError: error, deadline: nil)
    }
  }
}
