public import NIOCore

/// Produces the requests of a streaming call; its return ends them.
public typealias RequestProducer = @Sendable (MessageWriter) async throws -> Void

/// The client side of a service: carries calls as bytes, over TCP or inside the process.
///
/// Every method throws `RPCError` only. Cancelling the calling task cancels the call and its
/// handler. A call's deadline is the earlier of its timeout and `Deadline.current`.
public protocol RPCChannel: Sendable {
  /// Makes a call with one request and one response.
  func unary(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> ByteBuffer

  /// Makes a call with one request and a stream of responses; the call ends with the stream.
  func serverStreaming(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> MessageStream

  /// Makes a call with a stream of requests and one response.
  func clientStreaming(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> ByteBuffer

  /// Makes a call with streams both ways; the call ends with the stream of responses.
  func bidirectional(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> MessageStream
}

extension RPCChannel {
  public func clientStreaming(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> ByteBuffer {
    throw RPCError.singleRequestsOnly(method)
  }

  public func bidirectional(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> MessageStream {
    throw RPCError.singleRequestsOnly(method)
  }
}

extension RPCError {
  fileprivate static func singleRequestsOnly(_ method: MethodDescriptor) -> RPCError {
    RPCError(
      code: .unimplemented,
      message: "\(method.path) streams its requests, which this channel does not carry")
  }
}
