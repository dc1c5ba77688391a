public import NIOCore

/// Sees every call of a server before its handler, and every answer after it, as bytes.
///
/// Interceptors run in array order: the first is the outermost. One that throws answers the call.
public protocol ServerInterceptor: Sendable {
  /// Handles a call, normally by calling `next`.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - next: The rest of the chain; call it at most once.
  /// - Returns: The response of a call with one response, nil for one that streams.
  /// - Throws: How the call fails; the rules for a handler's errors apply.
  func intercept(
    _ call: ServerCall, next: @Sendable (ServerCall) async throws -> ByteBuffer?
  ) async throws -> ByteBuffer?
}
