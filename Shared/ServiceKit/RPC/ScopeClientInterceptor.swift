import NIOCore
import RPCCore
import Tracing

/// Passes the running request's id and place in the trace on to the service that is called. The handler that
/// calls waits for the answer, so it gives its turn at the threads up.
struct ScopeClientInterceptor: ClientInterceptor {
  func intercept(
    _ call: ClientCall, next: @Sendable (ClientCall) async throws -> ClientCall.Reply
  ) async throws -> ClientCall.Reply {
    HandlerTurn.giveUp()
    var call = call
    if call.options.metadata[MetadataKey.requestID] == nil,
      let requestID = RequestScope.current?.requestID
    {
      call.options.metadata[MetadataKey.requestID] = requestID
    }
    if call.options.metadata[MetadataKey.traceparent] == nil {
      let trace = ServiceContext.current?.traceContext ?? .new()
      call.options.metadata[MetadataKey.traceparent] = trace.traceparent
    }
    return try await next(call)
  }
}
