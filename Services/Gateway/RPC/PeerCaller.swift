import AccessTokens
import RPCCore
import ServiceKit

/// Makes calls to one service: says on whose behalf, and turns its errors into problems.
struct PeerCaller: Sendable {
  let peer: Peer

  /// Runs `call` with the options that it should pass on.
  func call<Response>(
    for origin: CallOrigin, timeout: Duration? = nil,
    _ call: (CallOptions) async throws -> Response
  ) async throws -> Response {
    let caller = Caller(
      actor: origin.subject, roles: origin.roles.map(\.rawValue).sorted(),
      requestID: origin.requestID)
    do {
      return try await call(CallOptions(timeout: timeout, metadata: caller.metadata))
    } catch let error as RPCError {
      throw Problem(error, from: self.peer)
    }
  }
}
