import NIOCore
import RPCCore

/// Refuses requests that are larger than their method can need, before anything is made of them.
///
/// The transport's bound is that of the largest request there is, a batch of conversations. Most
/// methods take an identifier or a few parameters.
struct RequestSizeInterceptor: ServerInterceptor {
  /// What a request of any other method may have.
  static let ordinaryBytes = 256 * 1024

  /// The methods that have no bound but the transport's.
  let unbounded: Set<MethodDescriptor>

  func intercept(
    _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
  ) async throws -> ByteBuffer? {
    let method = call.context.method
    if case .message(let request) = call.request, request.readableBytes > Self.ordinaryBytes,
      !self.unbounded.contains(method)
    {
      throw RPCError(
        code: .resourceExhausted,
        message: "a request of \(request.readableBytes) bytes to \(method.path), "
          + "which takes \(Self.ordinaryBytes)")
    }
    return try await next(call)
  }
}
