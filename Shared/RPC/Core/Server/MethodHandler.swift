package import NIOCore

/// A registered handler in the shape it was registered with.
package enum MethodHandler: Sendable {
  case unary(@Sendable (ByteBuffer, ServerContext) async throws -> ByteBuffer)
  case serverStreaming(@Sendable (ByteBuffer, ServerContext, MessageWriter) async throws -> Void)
  case clientStreaming(@Sendable (MessageStream, ServerContext) async throws -> ByteBuffer)
  case bidirectional(@Sendable (MessageStream, ServerContext, MessageWriter) async throws -> Void)

  /// The shape the handler serves.
  package var shape: CallShape {
    switch self {
    case .unary: .unary
    case .serverStreaming: .serverStreaming
    case .clientStreaming: .clientStreaming
    case .bidirectional: .bidirectional
    }
  }

  /// Runs the handler.
  ///
  /// - Parameter call: The call; its request and writer must fit the shape.
  /// - Returns: The response of a shape with one response, nil of one that writes its responses.
  /// - Throws: What the handler throws.
  package nonisolated(nonsending) func respond(
    to call: ServerCall
  ) async throws -> ByteBuffer? {
    switch (self, call.request, call.writer) {
    case (.unary(let handle), .message(let request), _):
      return try await handle(request, call.context)
    case (.serverStreaming(let handle), .message(let request), .some(let writer)):
      try await handle(request, call.context, writer)
      return nil
    case (.clientStreaming(let handle), .stream(let requests), _):
      return try await handle(requests, call.context)
    case (.bidirectional(let handle), .stream(let requests), .some(let writer)):
      try await handle(requests, call.context, writer)
      return nil
    default:
      throw RPCError(
        code: .internalError,
        message: "an interceptor changed the shape of \(call.context.method.path)")
    }
  }
}

extension MethodHandler {
  /// Passes a call whose client sends as the handler expects.
  ///
  /// How many responses come is the handler's to say; whether the request is one message or a
  /// stream is fixed by the first frame.
  ///
  /// - Throws: `UNIMPLEMENTED` naming both shapes.
  package func check(_ shape: CallShape, of method: MethodDescriptor) throws(RPCError) {
    guard self.shape != shape else { return }
    throw RPCError(
      code: .unimplemented,
      message: "\(method.path) is served as \(self.shape) and was called as \(shape)")
  }
}
