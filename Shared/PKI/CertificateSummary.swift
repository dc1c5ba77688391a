import Crypto
public import FoundationEssentials
import Hexadecimal
import SwiftASN1
import X509

/// What is to be known about one certificate of a directory.
public struct CertificateSummary: Codable, Hashable, Sendable {
  /// How good it is.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// As it should be.
    case valid
    /// To be renewed: less than a third of its life is left.
    case expiring
    /// It is over.
    case expired
    /// Its time has not come.
    case notYetValid = "not-yet-valid"
    /// Its private key is not there, or another one is.
    case keyMissing = "key-missing", keyMismatch = "key-mismatch"
    /// No authority in `ca.pem` issued it.
    case untrusted
    /// An authority that is trusted for the time being, and issues nothing.
    case trusted

    /// Whether something has to be done.
    public var isGood: Bool { self == .valid || self == .trusted }
  }

  /// The file's name without its ending, for example "trainer"; "ca" for authorities.
  public let name: String
  public let subject: String
  /// Subject alternative names, in order.
  public let names: [String]
  public let serial: String
  public let notBefore: Date
  public let notAfter: Date
  /// Whole days that are left; negative afterwards.
  public let daysLeft: Int
  /// SHA-256 of the certificate's DER, in hexadecimal.
  public let fingerprint: String
  public let state: State

  init(_ certificate: Certificate, name: String, state: State, at now: Date) throws {
    self.name = name
    self.subject = "\(certificate.subject)"
    self.names = Self.names(of: certificate)
    self.serial = "\(certificate.serialNumber)"
    self.notBefore = certificate.notValidBefore
    self.notAfter = certificate.notValidAfter
    self.daysLeft = Int((certificate.notValidAfter.timeIntervalSince(now) / 86_400).rounded(.down))
    var serializer = DER.Serializer()
    try certificate.serialize(into: &serializer)
    self.fingerprint = SHA256.hash(data: serializer.serializedBytes).hexadecimal
    self.state = state
  }

  private static func names(of certificate: Certificate) -> [String] {
    let names = try? certificate.extensions.subjectAlternativeNames
    return (names.map { Array($0) } ?? []).map { name in
      switch name {
      case .uniformResourceIdentifier(let uri): uri
      case .dnsName(let host): host
      case .ipAddress(let bytes):
        bytes.bytes.count == 4
          ? bytes.bytes.map { "\($0)" }.joined(separator: ".") : "\(name)"
      default: "\(name)"
      }
    }
  }
}

extension CertificateSummary.State {
  /// How good a certificate is by its time alone.
  static func byTime(of certificate: Certificate, at now: Date) -> Self {
    if certificate.notValidAfter <= now { return .expired }
    if certificate.notValidBefore > now { return .notYetValid }
    let life = certificate.notValidAfter.timeIntervalSince(certificate.notValidBefore)
    return certificate.notValidAfter.timeIntervalSince(now) < life / 3 ? .expiring : .valid
  }
}
