import NIOCore
import RPCCore
import Tracing

/// Gives each call its request id and its place in the trace, the caller's if it sent them.
struct ScopeServerInterceptor: ServerInterceptor {
  func intercept(
    _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
  ) async throws -> ByteBuffer? {
    let metadata = call.context.metadata
    let requestID = RequestID.validated(metadata[MetadataKey.requestID]) ?? RequestID.new()
    let parent = metadata[MetadataKey.traceparent].flatMap(TraceContext.init(traceparent:))
    return try await RequestScope(requestID: requestID).run(trace: parent?.child() ?? .new()) {
      try await next(call)
    }
  }
}
