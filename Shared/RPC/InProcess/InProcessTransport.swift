public import NIOCore
public import RPCCore

/// Calls a router's handlers in this process, with the behaviour of the network's transport:
/// deadlines, cancellation, flow control, access and error rules are the same, the bytes are
/// handed over.
public struct InProcessTransport: RPCChannel {
  private let router: RPCRouter
  private let pipeline: ServerPipeline
  private let access: AccessPolicy?
  private let peer: PeerIdentity?

  /// How much a stream may hold before its writer waits: the network's stream window.
  private static let streamWindowBytes = 256 * 1024

  /// Creates a transport.
  ///
  /// - Parameters:
  ///   - router: The methods served.
  ///   - peer: Who the handlers see as the caller.
  ///   - interceptors: Run before the handlers, outermost first.
  ///   - access: Which peers may call what; nil permits everything.
  public init(
    router: RPCRouter, peer: PeerIdentity? = nil, interceptors: [any ServerInterceptor] = [],
    access: AccessPolicy? = nil
  ) {
    self.router = router
    self.pipeline = ServerPipeline(interceptors: interceptors)
    self.access = access
    self.peer = peer
  }

  public func unary(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> ByteBuffer {
    try await self.singleResponse(method, .message(request), .unary, options)
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> MessageStream {
    try self.stream(method, .message(request), .serverStreaming, options)
  }

  public func clientStreaming(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> ByteBuffer {
    try await self.singleResponse(method, .stream(requests), .clientStreaming, options)
  }

  public func bidirectional(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> MessageStream {
    try self.stream(method, .stream(requests), .bidirectional, options)
  }

  private func singleResponse(
    _ method: MethodDescriptor, _ request: ClientCall.Request, _ shape: CallShape,
    _ options: CallOptions
  ) async throws -> ByteBuffer {
    let stream = try self.stream(method, request, shape, options)
    var iterator = stream.makeAsyncIterator()
    guard let message = try await iterator.next() else { throw RPCError.noResponse(method) }
    // The end after the message says whether the call succeeded.
    _ = try await iterator.next()
    return message
  }

  private func stream(
    _ method: MethodDescriptor, _ request: ClientCall.Request, _ shape: CallShape,
    _ options: CallOptions
  ) throws -> MessageStream {
    let deadline = try options.check(method)
    let call = InProcessCall(
      method: method, request: request, options: options, deadline: deadline, peer: self.peer,
      windowBytes: Self.streamWindowBytes)
    do throws(RPCError) {
      let registration = try self.router.registration(for: method)
      try registration.handler.check(shape, of: method)
      try self.access?.check(method, peer: self.peer)
      call.start(registration.handler, self.pipeline)
    } catch {
      call.end(.failure(error))
    }
    return MessageStream(call.responses)
  }
}

extension RPCError {
  fileprivate static func noResponse(_ method: MethodDescriptor) -> RPCError {
    RPCError(code: .internalError, message: "\(method.path) ended without a response")
  }
}
