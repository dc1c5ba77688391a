import Metrics
import NIOCore
import RPCCore

/// Measures each method: how many calls, how they ended, how long they took, how many run now.
///
/// `rpc_server_calls_total{method,code}`, `rpc_server_duration_seconds{method}`,
/// `rpc_server_duration_recent_seconds{method,quantile}`, `rpc_server_active{method}`. A stream's duration is that of the whole stream.
struct MetricsServerInterceptor: ServerInterceptor {
  private struct Method: Sendable {
    let duration: Metrics.Timer
    let active: Meter
    let succeeded: Counter
  }

  /// Made beforehand, so that a call looks its metrics up without a lock. Calls of methods that are
  /// not served never get here, so a stranger cannot make the metrics grow.
  private let methods: [MethodDescriptor: Method]
  private let factory: any MetricsFactory

  init(methods: [MethodDescriptor], factory: any MetricsFactory) {
    self.factory = factory
    let pairs = methods.map { method in
      let dimensions = [("method", method.path)]
      let measured = Method(
        duration: Metrics.Timer(
          label: "rpc.server.duration", dimensions: dimensions, factory: factory),
        active: Meter(label: "rpc.server.active", dimensions: dimensions, factory: factory),
        succeeded: Self.counter(of: method, .ok, factory))
      return (method, measured)
    }
    self.methods = Dictionary(pairs) { first, _ in first }
  }

  func intercept(
    _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
  ) async throws -> ByteBuffer? {
    guard let method = self.methods[call.context.method] else { return try await next(call) }
    let start = ContinuousClock.now
    method.active.increment()
    defer {
      method.active.decrement()
      method.duration.record(duration: .now - start)
    }
    do {
      let response = try await next(call)
      method.succeeded.increment()
      return response
    } catch {
      let failure = RPCError(handlerError: error, deadline: call.context.deadline)
      Self.counter(of: call.context.method, failure.code, self.factory).increment()
      throw error
    }
  }

  private static func counter(
    of method: MethodDescriptor, _ code: RPCError.Code, _ factory: any MetricsFactory
  ) -> Counter {
    Counter(
      label: "rpc.server.calls", dimensions: [("method", method.path), ("code", code.description)],
      factory: factory)
  }
}
