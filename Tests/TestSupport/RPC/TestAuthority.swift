internal import FoundationEssentials
internal import PKI
package import RPCTransport

/// Certificates for tests, made once a process for each authority.
package struct TestAuthority: Sendable {
  /// The authority that the tests' services believe.
  package static let trusted = Result { try TestAuthority() }
  /// An authority that they do not.
  package static let stranger = Result { try TestAuthority() }

  private static let services = ["collector", "trainer", "gateway", "no_service_name"]

  private let files: [String: [UInt8]]

  private init() throws {
    let temporary = TemporaryDirectory()
    let directory = temporary.url.appending(path: "pki", directoryHint: .isDirectory)
    try DevelopmentAuthority(directory: directory, services: Self.services).prepare()
    var files: [String: [UInt8]] = [:]
    for name in Self.services.flatMap({ ["\($0).pem", "\($0).key"] }) + ["ca.pem"] {
      files[name] = Array(try Data(contentsOf: directory.appending(path: name)))
    }
    self.files = files
    withExtendedLifetime(temporary) {}
  }

  /// The certificate and key of a service.
  ///
  /// - Parameters:
  ///   - service: One of collector, trainer and gateway.
  ///   - roots: Whose certificates the service believes; its own authority's by default.
  /// - Throws: When there is no such service.
  package func credentials(
    for service: String, believing roots: TestAuthority? = nil
  ) throws -> TLSCredentials {
    try TLSCredentials(
      certificateChainPEM: self.file("\(service).pem"), privateKeyPEM: self.file("\(service).key"),
      trustRootsPEM: (roots ?? self).file("ca.pem"))
  }

  /// A file of the authority's directory.
  package func file(_ name: String) throws -> [UInt8] {
    guard let bytes = self.files[name] else {
      throw CocoaError(.fileNoSuchFile)
    }
    return bytes
  }
}
