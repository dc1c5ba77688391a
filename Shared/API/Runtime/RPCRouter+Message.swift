import RPCCore
import SwiftProtobuf

extension RPCRouter {
  /// Answers a unary method with messages instead of bytes. Called by generated code.
  mutating func register<Request: Message, Response: Message>(
    unary method: MethodDescriptor,
    handler: @escaping @Sendable (Request, ServerContext) async throws -> Response
  ) {
    self.registerUnary(method) { bytes, context in
      let request = try MessageCoding.decodeRequest(bytes, as: Request.self)
      return try await MessageCoding.encode(handler(request, context))
    }
  }

  /// Answers a server-streaming method with messages instead of bytes. Called by generated code.
  mutating func register<Request: Message, Response: Message>(
    serverStreaming method: MethodDescriptor,
    handler:
      @escaping @Sendable (Request, ServerContext, StreamWriter<Response>) async throws -> Void
  ) {
    self.registerServerStreaming(method) { bytes, context, writer in
      let request = try MessageCoding.decodeRequest(bytes, as: Request.self)
      try await handler(request, context, StreamWriter(writer))
    }
  }
}
