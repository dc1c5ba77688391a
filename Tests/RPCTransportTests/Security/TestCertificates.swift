import Foundation
import NIOSSL
import PKI
import TestSupport

@testable import RPCTransport

/// An authority whose certificates a test chooses the lives of.
struct TestCertificates {
  private let owner = TemporaryDirectory()
  private var directory: URL { self.owner.url.appending(path: "pki", directoryHint: .isDirectory) }

  /// Makes an authority, and certificates of the names that are valid now.
  init(_ names: [String]) throws {
    try DevelopmentAuthority(directory: self.directory, services: names, clients: []).prepare()
  }

  /// Makes another certificate, as if it were made at another time.
  ///
  /// - Parameters:
  ///   - name: Whose.
  ///   - offset: Seconds from now, negative for the past.
  ///   - lifetime: In seconds.
  func issue(_ name: String, madeAt offset: TimeInterval, lifetime: TimeInterval) throws {
    let time = Date().addingTimeInterval(offset)
    _ = try CertificateAuthority(directory: self.directory, now: { time }).issue(
      name, lifetime: lifetime)
  }

  func file(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: self.directory.appending(path: name)))
  }

  /// A client with a name's certificate, which believes this authority.
  func client(_ name: String) throws -> TLSConfiguration {
    var configuration = Self.anybody
    configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(self.file("\(name).pem"))
      .map { .certificate($0) }
    configuration.privateKey = .privateKey(
      try NIOSSLPrivateKey(bytes: self.file("\(name).key"), format: .pem))
    return configuration
  }

  /// A client without a certificate that believes everybody and speaks any version of TLS.
  static var anybody: TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.certificateVerification = .none
    configuration.minimumTLSVersion = .tlsv1
    return configuration
  }

  /// What a server or an `RPCClient` of a name proves its identity with.
  func credentials(_ name: String, believing other: TestCertificates? = nil) throws
    -> TLSCredentials
  {
    try TLSCredentials(
      certificateChainPEM: self.file("\(name).pem"), privateKeyPEM: self.file("\(name).key"),
      trustRootsPEM: (other ?? self).file("ca.pem"))
  }
}
