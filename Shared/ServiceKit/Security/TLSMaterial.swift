public import FoundationEssentials
import RPCCore
public import RPCTransport
import SwiftASN1
@_spi(FixedExpiryValidationTime) import X509

/// What the files of a service's identity hold at one moment: certificate, key, trust roots.
public struct TLSMaterial: Sendable {
  /// The service's certificate and what leads to a trust root, in PEM.
  public let certificateChainPEM: [UInt8]
  /// The certificate's key, in PEM.
  public let privateKeyPEM: [UInt8]
  /// What the connections between services are made with.
  public let credentials: TLSCredentials
  /// The certificate's life.
  public let validity: ClosedRange<Date>

  private let chainPath: String
  private let chain: [Certificate]
  let roots: [Certificate]

  /// Reads the files of a service. The private key must be readable by its owner only, and the
  /// certificate must name the service.
  public init(of service: ServiceName, in keys: KeyDirectory) throws {
    let chainFile = keys.certificateChain(of: service)
    let chain = try KeyFile.readPublic(chainFile)
    let roots = try KeyFile.readPublic(keys.trustRoots)
    self.certificateChainPEM = Array(chain)
    self.privateKeyPEM = Array(try KeyFile.readPrivate(keys.privateKey(of: service)))
    self.credentials = try TLSCredentials(
      certificateChainPEM: self.certificateChainPEM, privateKeyPEM: self.privateKeyPEM,
      trustRootsPEM: Array(roots))
    guard self.credentials.identity.name == service.rawValue else {
      throw ConfigurationError.malformedFile(
        path: chainFile.path(), expected: "a certificate of the \(service)")
    }
    self.chainPath = chainFile.path()
    self.chain = try Self.certificates(chain, path: chainFile.path())
    self.roots = try Self.certificates(roots, path: keys.trustRoots.path())
    guard let leaf = self.chain.first, leaf.notValidBefore <= leaf.notValidAfter else {
      throw ConfigurationError.malformedFile(
        path: chainFile.path(), expected: "a certificate in PEM")
    }
    self.validity = leaf.notValidBefore...leaf.notValidAfter
  }

  /// The leaf's serial number, as `reddytalk pki list` shows it.
  var serial: String { self.chain.first.map { "\($0.serialNumber)" } ?? "" }

  /// Whether peers who trust the same roots will take it now.
  ///
  /// - Throws: `ConfigurationError.unusableCertificate` saying why not.
  public func check(at now: Date) async throws(ConfigurationError) {
    guard let leaf = self.chain.first else { return }
    if leaf.notValidAfter <= now {
      throw self.unusable("it expired at \(leaf.notValidAfter.formatted(.iso8601))")
    }
    if leaf.notValidBefore > now {
      throw self.unusable(
        "it is not valid before \(leaf.notValidBefore.formatted(.iso8601)); check the clock")
    }
    var verifier = Verifier(rootCertificates: CertificateStore(self.roots)) {
      RFC5280Policy(fixedExpiryValidationTime: now)
      IdentityExtensions()
    }
    let intermediates = CertificateStore(self.chain.dropFirst())
    guard case .validCertificate = await verifier.validate(leaf: leaf, intermediates: intermediates)
    else { throw self.unusable("no authority in ca.pem vouches for it") }
  }

  /// Whether something that `other` trusts is not trusted any more.
  func retiresTrust(of other: TLSMaterial) -> Bool {
    !Set(other.roots).isSubset(of: self.roots)
  }

  private func unusable(_ reason: String) -> ConfigurationError {
    .unusableCertificate(path: self.chainPath, reason: reason)
  }

  private static func certificates(
    _ pem: Data, path: String
  ) throws(ConfigurationError) -> [Certificate] {
    do {
      let documents = try PEMDocument.parseMultiple(pemString: String(decoding: pem, as: UTF8.self))
      return try documents.map { try Certificate(pemDocument: $0) }
    } catch {
      throw .malformedFile(path: path, expected: "certificates in PEM")
    }
  }
}

/// Names and uses may be critical extensions, as in certificates without a subject. Both are enforced by
/// the connections themselves.
private struct IdentityExtensions: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.subjectAlternativeName, .X509ExtensionID.extendedKeyUsage,
  ]

  func chainMeetsPolicyRequirements(chain: UnverifiedCertificateChain) -> PolicyEvaluationResult {
    .meetsPolicy
  }
}
