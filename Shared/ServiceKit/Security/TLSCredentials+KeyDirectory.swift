import FoundationEssentials
public import RPCCore
public import RPCTransport

extension TLSCredentials {
  /// Reads what a service proves its identity with. The private key must be readable by its owner
  /// only, and the certificate must name the service.
  public init(of service: ServiceName, in keys: KeyDirectory) throws {
    self = try TLSMaterial(of: service, in: keys).credentials
  }

  /// Reads what a caller that is no service of the product proves its identity with, under the same rules.
  public init(of client: PeerIdentity, in keys: KeyDirectory) throws {
    let chain = keys.certificateChain(ofClient: client.name)
    try self.init(
      certificateChainPEM: Array(try KeyFile.readPublic(chain)),
      privateKeyPEM: Array(try KeyFile.readPrivate(keys.privateKey(ofClient: client.name))),
      trustRootsPEM: Array(try KeyFile.readPublic(keys.trustRoots)))
    guard self.identity == client else {
      throw ConfigurationError.malformedFile(
        path: chain.path(), expected: "a certificate of spiffe://reddytalk/\(client)")
    }
  }
}
