import Metrics
import NIOCore
import RPCCore

/// Measures each method: how many calls, how they ended, how long they took, how many run now.
///
/// `rpc_server_calls_total{method,code}`, `rpc_server_duration_seconds{method}`,
/// `rpc_server_active{method}`. A stream's duration is that of the whole stream.
struct MetricsServerInterceptor: ServerInterceptor {
  private struct Method: Sendable {
    let duration: Metrics.Timer
    let active: Meter
    let outcomes: [RPCError.Code: Counter]
  }

  /// Made beforehand, so that a call looks its metrics up without a lock. Calls of methods that are
  /// not served never get here, so a stranger cannot make the metrics grow.
  private let methods: [MethodDescriptor: Method]

  init(methods: [MethodDescriptor], factory: any MetricsFactory) {
    let pairs = methods.map { method in
      let dimensions = [("method", method.path)]
      let counters = RPCError.Code.all.map { code in
        let counter = Counter(
          label: "rpc.server.calls", dimensions: dimensions + [("code", code.description)],
          factory: factory)
        return (code, counter)
      }
      return (
        method,
        Method(
          duration: Metrics.Timer(
            label: "rpc.server.duration", dimensions: dimensions, factory: factory),
          active: Meter(label: "rpc.server.active", dimensions: dimensions, factory: factory),
          outcomes: Dictionary(counters) { first, _ in first })
      )
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
      method.outcomes[.ok]?.increment()
      return response
    } catch {
      let failure = RPCError(handlerError: error, deadline: call.context.deadline)
      method.outcomes[failure.code]?.increment()
      throw error
    }
  }
}
