public import FoundationEssentials

/// Where keys and certificates are, as `PKI` writes them and operators may provide them.
public struct KeyDirectory: Hashable, Sendable {
  /// The value of `REDDYTALK_PKI_DIR`.
  public let url: URL

  /// The files in `url`.
  public init(_ url: URL) {
    self.url = url
  }

  /// The certificates of the authorities that peers' certificates must come from.
  public var trustRoots: URL { self.file("ca.pem") }
  /// The service's certificate and what leads to a trust root.
  public func certificateChain(of service: ServiceName) -> URL { self.file("\(service).pem") }
  /// The private key of the certificate.
  public func privateKey(of service: ServiceName) -> URL { self.file("\(service).key") }
  /// The certificate of a caller that is no service, and what leads to a trust root.
  public func certificateChain(ofClient name: String) -> URL { self.file("\(name).pem") }
  /// The private key of such a caller's certificate.
  public func privateKey(ofClient name: String) -> URL { self.file("\(name).key") }
  /// The Ed25519 key that the service signs with.
  public func signingKey(of service: ServiceName) -> URL { self.file("\(service).signing.key") }
  /// The public half of the signing key.
  public func verifyingKey(of service: ServiceName) -> URL { self.file("\(service).signing.pub") }
  /// The P-256 key that the Gateway signs tokens with (ES256).
  public var tokenKey: URL { self.file("gateway.jwt.key") }

  /// The root key, above the keys of the service's store.
  public func rootKey(of service: ServiceName) -> URL { self.file("\(service).root.key") }

  private func file(_ name: String) -> URL {
    self.url.appending(path: name, directoryHint: .notDirectory)
  }
}
