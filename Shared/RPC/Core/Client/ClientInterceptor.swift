/// Sees every call of a channel before it is sent, and every answer, as bytes.
///
/// Interceptors run in array order: the first is the outermost.
public protocol ClientInterceptor: Sendable {
  /// Makes a call, normally by calling `next`.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - next: The rest of the chain.
  /// - Returns: The reply, of the kind that `call.shape` asks for.
  /// - Throws: `RPCError`, when the call fails.
  func intercept(
    _ call: ClientCall, next: @Sendable (ClientCall) async throws -> ClientCall.Reply
  ) async throws -> ClientCall.Reply
}
