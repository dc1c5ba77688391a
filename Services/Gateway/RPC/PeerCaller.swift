import AccessTokens
import RPCCore
import ServiceKit

/// Makes calls to one service: says on whose behalf, and turns its errors into problems.
struct PeerCaller: Sendable {
  private let name: String

  /// Calls a service behind the Gateway.
  init(peer: Peer) { self.name = peer.rawValue }

  /// Calls the owner of a store, which may be the Gateway itself.
  init(_ owner: StoreOwner) { self.name = owner.rawValue }

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
      throw Problem(error, from: self.name)
    }
  }
}
