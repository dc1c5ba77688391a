import FoundationEssentials
import RPCCore
public import RPCTransport

extension TLSCredentials {
  /// Reads what a service proves its identity with. The private key must be readable by its owner
  /// only, and the certificate must name the service.
  public init(of service: ServiceName, in keys: KeyDirectory) throws {
    let chain = keys.certificateChain(of: service)
    try self.init(
      certificateChainPEM: Array(KeyFile.readPublic(chain)),
      privateKeyPEM: Array(KeyFile.readPrivate(keys.privateKey(of: service))),
      trustRootsPEM: Array(KeyFile.readPublic(keys.trustRoots)))
    guard self.identity.name == service.rawValue else {
      throw ConfigurationError.malformedFile(
        path: chain.path(), expected: "a certificate of the \(service)")
    }
  }
}
