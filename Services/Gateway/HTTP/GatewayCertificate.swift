import NIOCore
import NIOSSL
import ServiceKit
import Synchronization

/// What the public listener proves its identity with: TLS 1.2 or 1.3, HTTP/1.1, and no certificates of
/// clients. Its replacement is for new connections; open ones go on.
final class GatewayCertificate: Sendable {
  private let context: Mutex<NIOSSLContext>

  /// A certificate with its chain, and its key, both in PEM.
  init(certificateChainPEM: [UInt8], privateKeyPEM: [UInt8]) throws {
    self.context = Mutex(try Self.makeContext(certificateChainPEM, privateKeyPEM))
  }

  /// What ends TLS for one connection.
  func makeHandler() -> NIOSSLServerHandler {
    NIOSSLServerHandler(context: self.context.withLock { $0 })
  }

  /// Makes sure that a replacement can be used, and returns what puts it into use.
  func adoption(of material: TLSMaterial) throws -> @Sendable () -> Void {
    let next = try Self.makeContext(material.certificateChainPEM, material.privateKeyPEM)
    return { self.context.withLock { $0 = next } }
  }

  private static func makeContext(_ chain: [UInt8], _ key: [UInt8]) throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(chain).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: key, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    return try NIOSSLContext(configuration: configuration)
  }
}
