public import RPCCore

/// A service to call.
public struct RPCTarget: Hashable, Sendable, CustomStringConvertible {
  /// Where it listens.
  public var address: RPCAddress
  /// Who must answer there; nil takes any identity of the authority, and is for plaintext.
  public var identity: PeerIdentity?

  /// Creates a target.
  public init(address: RPCAddress, identity: PeerIdentity? = nil) {
    self.address = address
    self.identity = identity
  }

  /// `collector at 127.0.0.1:7101`.
  public var description: String {
    guard let identity = self.identity else { return self.address.description }
    return "\(identity.name) at \(self.address)"
  }
}
