package import NIOCore

/// Interceptors and error rules between a transport and the handlers.
package struct ServerPipeline: Sendable {
  private let interceptors: [any ServerInterceptor]

  package init(interceptors: [any ServerInterceptor]) { self.interceptors = interceptors }

  /// Runs a call through the interceptors and its handler, with `Deadline.current` set.
  ///
  /// - Returns: The response of a call with one response, nil for one that streamed.
  /// - Throws: What the caller may know of a failure, response metadata included.
  package nonisolated(nonsending) func respond(
    to call: ServerCall, with handler: MethodHandler
  ) async throws(RPCError) -> ByteBuffer? {
    do {
      guard let deadline = call.context.deadline else {
        return try await self.intercept(call, with: handler)
      }
      return try await Deadline.$current.withValue(deadline) {
        try await self.intercept(call, with: handler)
      }
    } catch {
      var failure = RPCError(handlerError: error, deadline: call.context.deadline)
      failure.metadata.add(contentsOf: call.context.responseMetadata)
      throw failure
    }
  }

  private nonisolated(nonsending) func intercept(
    _ call: ServerCall, with handler: MethodHandler
  ) async throws -> ByteBuffer? {
    if self.interceptors.isEmpty { return try await handler.respond(to: call) }
    return try await self.run(from: 0, call, handler)
  }

  private func run(from index: Int, _ call: ServerCall, _ handler: MethodHandler) async throws
    -> ByteBuffer?
  {
    guard index < self.interceptors.count else { return try await handler.respond(to: call) }
    return try await self.interceptors[index].intercept(call) { call in
      try await self.run(from: index + 1, call, handler)
    }
  }
}
