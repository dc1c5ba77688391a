public import NIOCore

/// The methods a server serves.
public struct RPCRouter: Sendable {
  /// A method's handler and where it runs.
  package struct Registration: Sendable {
    package let handler: MethodHandler
    /// Where the handler runs; nil leaves it to the server's configuration.
    package let execution: HandlerExecution?
  }

  private var registrations: [MethodDescriptor: Registration]

  /// Creates a router without methods.
  public init() { self.registrations = [:] }

  /// Every registered method, in no particular order.
  public var methods: [MethodDescriptor] { Array(self.registrations.keys) }

  /// Serves a unary method.
  ///
  /// - Parameters:
  ///   - method: The method; registering it again replaces its handler.
  ///   - execution: Where the handler runs; nil leaves it to the server's configuration.
  ///   - handler: Gets the request's bytes and gives back the response's.
  public mutating func registerUnary(
    _ method: MethodDescriptor, execution: HandlerExecution? = nil,
    handler: @escaping @Sendable (ByteBuffer, ServerContext) async throws -> ByteBuffer
  ) {
    self.register(method, .unary(handler), execution)
  }

  /// Serves a method that answers one request with a stream.
  ///
  /// - Parameters:
  ///   - method: The method; registering it again replaces its handler.
  ///   - execution: Where the handler runs; nil leaves it to the server's configuration.
  ///   - handler: Gets the request's bytes; its return ends the stream.
  public mutating func registerServerStreaming(
    _ method: MethodDescriptor, execution: HandlerExecution? = nil,
    handler:
      @escaping @Sendable (ByteBuffer, ServerContext, MessageWriter) async throws -> Void
  ) {
    self.register(method, .serverStreaming(handler), execution)
  }

  /// Serves a method that answers a stream of requests with one response.
  ///
  /// - Parameters:
  ///   - method: The method; registering it again replaces its handler.
  ///   - execution: Where the handler runs; nil leaves it to the server's configuration.
  ///   - handler: Gets the requests; need not read them all.
  public mutating func registerClientStreaming(
    _ method: MethodDescriptor, execution: HandlerExecution? = nil,
    handler: @escaping @Sendable (MessageStream, ServerContext) async throws -> ByteBuffer
  ) {
    self.register(method, .clientStreaming(handler), execution)
  }

  /// Serves a method with streams both ways.
  ///
  /// - Parameters:
  ///   - method: The method; registering it again replaces its handler.
  ///   - execution: Where the handler runs; nil leaves it to the server's configuration.
  ///   - handler: Gets the requests; its return ends the responses.
  public mutating func registerBidirectional(
    _ method: MethodDescriptor, execution: HandlerExecution? = nil,
    handler:
      @escaping @Sendable (MessageStream, ServerContext, MessageWriter) async throws -> Void
  ) {
    self.register(method, .bidirectional(handler), execution)
  }

  /// The registration of a method.
  ///
  /// - Throws: `UNIMPLEMENTED`, saying whether the service or only the method is unknown.
  package func registration(for method: MethodDescriptor) throws(RPCError) -> Registration {
    if let registration = self.registrations[method] { return registration }
    let servesService = self.registrations.keys.contains { $0.service == method.service }
    throw RPCError(
      code: .unimplemented,
      message: servesService
        ? "method \(method.method) of \(method.service) is not served here"
        : "service \(method.service) is not served here")
  }

  private mutating func register(
    _ method: MethodDescriptor, _ handler: MethodHandler, _ execution: HandlerExecution?
  ) {
    self.registrations[method] = Registration(handler: handler, execution: execution)
  }
}
