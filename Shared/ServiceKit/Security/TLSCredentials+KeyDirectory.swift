public import RPCTransport

extension TLSCredentials {
  /// Reads what a service proves its identity with. The private key must be readable by its owner
  /// only, and the certificate must name the service.
  public init(of service: ServiceName, in keys: KeyDirectory) throws {
    self = try TLSMaterial(of: service, in: keys).credentials
  }
}
