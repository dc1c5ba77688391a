internal import NIOSSL
public import RPCCore

/// A service's certificate and key, and the authority whose certificates it believes.
public struct TLSCredentials: Sendable {
  /// The identity that the certificate states.
  public let identity: PeerIdentity

  let clientContext: NIOSSLContext
  let serverContext: NIOSSLContext

  /// Reads credentials from PEM text.
  ///
  /// - Parameters:
  ///   - certificateChainPEM: The leaf, whose subject alternative names hold exactly one
  ///     `spiffe://reddytalk/<service>`, then its intermediates.
  ///   - privateKeyPEM: The leaf's key.
  ///   - trustRootsPEM: The authorities whose certificates are believed.
  /// - Throws: `RPCConfigurationError.credentials` saying which part cannot be used.
  public init(
    certificateChainPEM: [UInt8], privateKeyPEM: [UInt8], trustRootsPEM: [UInt8]
  ) throws(RPCConfigurationError) {
    try self.init(
      chain: Self.reading("certificate") {
        try NIOSSLCertificate.fromPEMBytes(certificateChainPEM)
      },
      key: Self.reading("private key") {
        try NIOSSLPrivateKey(bytes: privateKeyPEM, format: .pem)
      },
      roots: Self.reading("trust roots") { try NIOSSLCertificate.fromPEMBytes(trustRootsPEM) })
  }

  /// Reads credentials from PEM files.
  ///
  /// - Parameters:
  ///   - certificateChainFile: The path of the leaf and its intermediates.
  ///   - privateKeyFile: The path of the leaf's key.
  ///   - trustRootsFile: The path of the authorities' certificates.
  /// - Throws: `RPCConfigurationError.credentials` naming the file that cannot be used.
  public init(
    certificateChainFile: String, privateKeyFile: String, trustRootsFile: String
  ) throws(RPCConfigurationError) {
    try self.init(
      chain: Self.reading(certificateChainFile) {
        try NIOSSLCertificate.fromPEMFile(certificateChainFile)
      },
      key: Self.reading(privateKeyFile) {
        try NIOSSLPrivateKey(file: privateKeyFile, format: .pem)
      },
      roots: Self.reading(trustRootsFile) { try NIOSSLCertificate.fromPEMFile(trustRootsFile) })
  }

  private init(
    chain: [NIOSSLCertificate], key: NIOSSLPrivateKey, roots: [NIOSSLCertificate]
  ) throws(RPCConfigurationError) {
    guard let leaf = chain.first, let identity = PeerIdentity(certificate: leaf) else {
      throw .credentials(
        detail: "the certificate does not hold exactly one name under \(PeerIdentityURI.prefix)")
    }
    self.identity = identity
    self.clientContext = try Self.reading("certificate and key") {
      try NIOSSLContext(configuration: Self.client(chain, key, roots))
    }
    self.serverContext = try Self.reading("certificate and key") {
      try NIOSSLContext(configuration: Self.server(chain, key, roots))
    }
  }

  private static func client(
    _ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey, _ roots: [NIOSSLCertificate]
  ) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.certificateChain = chain.map { .certificate($0) }
    configuration.privateKey = .privateKey(key)
    configuration.trustRoots = .certificates(roots)
    configuration.minimumTLSVersion = .tlsv13
    // Names are services, not hosts: the connection compares the identity itself.
    configuration.certificateVerification = .noHostnameVerification
    return configuration
  }

  private static func server(
    _ chain: [NIOSSLCertificate], _ key: NIOSSLPrivateKey, _ roots: [NIOSSLCertificate]
  ) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeServerConfigurationWithMTLS(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key),
      trustRoots: .certificates(roots))
    configuration.minimumTLSVersion = .tlsv13
    return configuration
  }

  private static func reading<Value>(
    _ what: String, _ body: () throws -> Value
  ) throws(RPCConfigurationError) -> Value {
    do {
      return try body()
    } catch {
      throw .credentials(detail: "\(what): \(error)")
    }
  }
}
