import Crypto
import FoundationEssentials
import SwiftASN1
import X509

/// What the certificates of the product look like.
///
/// Keys are on P-256. A service is known by its one URI name, as SPIFFE's X.509-SVID prescribes:
/// `spiffe://reddytalk/<service>`. The DNS and IP names are for clients that check host names.
struct CertificateProfile {
  /// How far back certificates begin, for machines whose clocks are a little behind.
  static let clockSkew: TimeInterval = 300

  let now: Date

  /// The names of a service's own certificate: for those who check host names.
  static func standardHosts(of service: String) -> [GeneralName] {
    [
      .dnsName("localhost"), .dnsName(service),
      .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
    ]
  }

  /// A certificate that signs itself and then others.
  ///
  /// - Parameter suffix: Tells it from its predecessors, which may be trusted at the same time.
  func authority(
    key: Certificate.PrivateKey, lifetime: TimeInterval, suffix: String = ""
  ) throws -> Certificate {
    let name = try DistinguishedName {
      OrganizationName("ReddyTalk")
      CommonName("ReddyTalk development authority\(suffix)")
    }
    return try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
      notValidBefore: self.now - Self.clockSkew, notValidAfter: self.now + lifetime,
      issuer: name, subject: name,
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
        Critical(KeyUsage(keyCertSign: true, cRLSign: true))
        SubjectKeyIdentifier(hash: key.publicKey)
      },
      issuerPrivateKey: key)
  }

  /// The certificate of a service, as client and as server.
  ///
  /// - Parameter hosts: Names besides the service's identity; the standard ones when nil.
  func leaf(
    of service: String, key: Certificate.PublicKey, hosts: [GeneralName]? = nil,
    lifetime: TimeInterval, authority: Certificate, authorityKey: Certificate.PrivateKey
  ) throws -> Certificate {
    let names = hosts ?? Self.standardHosts(of: service)
    let identifier = SubjectKeyIdentifier(hash: authority.publicKey)
    return try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key,
      notValidBefore: self.now - Self.clockSkew,
      notValidAfter: min(self.now + lifetime, authority.notValidAfter),
      issuer: authority.subject,
      subject: try DistinguishedName {
        OrganizationName("ReddyTalk")
        CommonName(service)
      },
      extensions: try Certificate.Extensions {
        Critical(BasicConstraints.notCertificateAuthority)
        Critical(KeyUsage(digitalSignature: true))
        try ExtendedKeyUsage([.serverAuth, .clientAuth])
        SubjectAlternativeNames(
          [.uniformResourceIdentifier("spiffe://reddytalk/\(service)")] + names)
        SubjectKeyIdentifier(hash: key)
        AuthorityKeyIdentifier(keyIdentifier: identifier.keyIdentifier)
      },
      issuerPrivateKey: authorityKey)
  }
}
