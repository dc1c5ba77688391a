import Crypto
import FoundationEssentials
import SwiftASN1
import X509

/// The authority of a directory, with its key.
struct Issuer {
  private let directory: PrivateDirectory
  private let authority: Certificate
  private let key: Certificate.PrivateKey
  private let now: Date

  init(in directory: PrivateDirectory, at now: Date) throws(PKIError) {
    guard let bundle = try TrustBundle(in: directory) else {
      throw .missing(path: directory.path(of: TrustBundle.file))
    }
    guard let key = try directory.key(TrustBundle.keyFile) else {
      throw .missingAuthorityKey(path: directory.path(of: TrustBundle.keyFile))
    }
    guard bundle.issuer.notValidAfter > now else {
      throw .authorityExpired(
        path: directory.path(of: TrustBundle.file), at: bundle.issuer.notValidAfter)
    }
    self.directory = directory
    self.authority = bundle.issuer
    self.key = key
    self.now = now
  }

  /// Gives a name a new key and a certificate for it.
  func replace(
    _ name: String, hosts: [GeneralName], lifetime: TimeInterval
  ) throws -> CertificateSummary {
    let leafKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
    let leaf = try CertificateProfile(now: self.now).leaf(
      of: name, key: leafKey.publicKey, hosts: hosts, lifetime: lifetime,
      authority: self.authority, authorityKey: self.key)
    // A run that is cut off in between leaves a certificate that does not fit, which is found and renewed.
    try self.directory.replace("\(name).key", try leafKey.serializeAsPEM().pemString)
    try self.directory.replace("\(name).pem", try leaf.serializeAsPEM().pemString)
    return try CertificateSummary(leaf, name: name, state: .valid, at: self.now)
  }
}
