public import NIOCore

/// A channel whose calls pass through interceptors first.
public struct InterceptedChannel: RPCChannel {
  private let base: any RPCChannel
  private let interceptors: [any ClientInterceptor]

  /// Puts interceptors, outermost first, before a channel.
  public init(_ base: any RPCChannel, interceptors: [any ClientInterceptor]) {
    self.base = base
    self.interceptors = interceptors
  }

  public func unary(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> ByteBuffer {
    let call = ClientCall(
      method: method, shape: .unary, options: options, request: .message(request))
    return try await self.message(self.run(from: 0, call), of: method)
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> MessageStream {
    let call = ClientCall(
      method: method, shape: .serverStreaming, options: options, request: .message(request))
    return try await self.stream(self.run(from: 0, call), of: method)
  }

  public func clientStreaming(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> ByteBuffer {
    let call = ClientCall(
      method: method, shape: .clientStreaming, options: options, request: .stream(requests))
    return try await self.message(self.run(from: 0, call), of: method)
  }

  public func bidirectional(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> MessageStream {
    let call = ClientCall(
      method: method, shape: .bidirectional, options: options, request: .stream(requests))
    return try await self.stream(self.run(from: 0, call), of: method)
  }

  private func run(from index: Int, _ call: ClientCall) async throws -> ClientCall.Reply {
    guard index < self.interceptors.count else { return try await self.send(call) }
    return try await self.interceptors[index].intercept(call) { call in
      try await self.run(from: index + 1, call)
    }
  }

  private func send(_ call: ClientCall) async throws -> ClientCall.Reply {
    switch (call.shape, call.request) {
    case (.unary, .message(let request)):
      .message(try await self.base.unary(call.method, request, options: call.options))
    case (.serverStreaming, .message(let request)):
      .stream(try await self.base.serverStreaming(call.method, request, options: call.options))
    case (.clientStreaming, .stream(let requests)):
      .message(
        try await self.base.clientStreaming(
          call.method, options: call.options, requests: requests))
    case (.bidirectional, .stream(let requests)):
      .stream(
        try await self.base.bidirectional(call.method, options: call.options, requests: requests))
    default: throw self.changedShape(call.method)
    }
  }

  private func message(
    _ reply: ClientCall.Reply, of method: MethodDescriptor
  ) throws -> ByteBuffer {
    guard case .message(let message) = reply else { throw self.changedShape(method) }
    return message
  }

  private func stream(
    _ reply: ClientCall.Reply, of method: MethodDescriptor
  ) throws -> MessageStream {
    guard case .stream(let stream) = reply else { throw self.changedShape(method) }
    return stream
  }

  private func changedShape(_ method: MethodDescriptor) -> RPCError {
    RPCError(
      code: .internalError, message: "an interceptor changed the shape of \(method.path)")
  }
}
