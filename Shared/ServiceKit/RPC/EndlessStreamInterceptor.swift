import NIOCore
import RPCCore

/// Ends the streams that never end by themselves when the service is about to stop, so that they do
/// not hold up its shutdown. By convention these are the methods called `Watch`; every other call
/// is given the time to end.
struct EndlessStreamInterceptor: ServerInterceptor {
  let drain: DrainSignal

  func intercept(
    _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
  ) async throws -> ByteBuffer? {
    guard call.context.method.method == "Watch" else { return try await next(call) }
    return try await withoutActuallyEscaping(next) { next in
      try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
        group.addTask { try await next(call) }
        group.addTask {
          await self.drain.wait()
          try Task.checkCancellation()
          throw RPCError(
            code: .unavailable,
            message: "the service is stopping; watch again from the last sequence")
        }
        defer { group.cancelAll() }
        guard let response = try await group.next() else {
          preconditionFailure("a group with two tasks has a first result")
        }
        return response
      }
    }
  }
}
