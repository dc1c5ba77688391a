import RPCCore
import SwiftProtobuf

extension RPCChannel {
  /// Makes a call with messages instead of bytes. Called by generated code.
  nonisolated(nonsending) func unary<Response: Message>(
    _ method: MethodDescriptor, message: some Message, options: CallOptions
  ) async throws -> Response {
    let bytes = try await self.unary(method, MessageCoding.encode(message), options: options)
    return try MessageCoding.decodeResponse(bytes)
  }

  /// Makes a call with messages instead of bytes. Called by generated code.
  nonisolated(nonsending) func serverStreaming<Response: Message>(
    _ method: MethodDescriptor, message: some Message, options: CallOptions
  ) async throws -> ResponseStream<Response> {
    let stream = try await self.serverStreaming(
      method, MessageCoding.encode(message), options: options)
    return ResponseStream(stream)
  }
}

extension CallOptions {
  /// The same, for a method whose contract says that repeating it is safe.
  var allowingRetry: CallOptions {
    var options = self
    options.isIdempotent = true
    return options
  }
}
