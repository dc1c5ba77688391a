import SwiftASN1
import X509

/// The authorities of a directory: the one that issues, and others that are trusted beside it while one
/// follows another.
struct TrustBundle {
  static let file = "ca.pem"
  /// The key of the authority that issues.
  static let keyFile = "ca.key"
  /// The key of the one that will issue next, once everybody trusts it.
  static let nextKeyFile = "ca.next.key"

  /// All that are trusted.
  let authorities: [Certificate]
  /// The one whose key is `ca.key`; the first where there is no key.
  let issuer: Certificate

  /// Reads `ca.pem`; nil when there is none.
  init?(in directory: PrivateDirectory) throws(PKIError) {
    let authorities = try directory.certificates(Self.file)
    guard let first = authorities.first else { return nil }
    self.authorities = authorities
    guard let key = try directory.key(Self.keyFile) else {
      self.issuer = first
      return
    }
    // By the key and not by the order: a succession that was cut off leaves them in the old one.
    guard let issuer = authorities.first(where: { $0.publicKey == key.publicKey }) else {
      throw .malformedFile(
        path: directory.path(of: Self.file), expected: "the certificate of \(Self.keyFile)")
    }
    self.issuer = issuer
  }

  /// The authority that issued a certificate; nil when it is none of these.
  func authority(of certificate: Certificate) -> Certificate? {
    self.authorities.first { authority in
      authority.subject == certificate.issuer
        && authority.publicKey.isValidSignature(certificate.signature, for: certificate)
    }
  }

  /// The content of `ca.pem` for these authorities.
  static func pem(_ authorities: [Certificate]) throws -> String {
    try authorities.map { try $0.serializeAsPEM().pemString + "\n" }.joined()
  }
}
