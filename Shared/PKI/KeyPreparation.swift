import Crypto
import FieldEncryption
import FoundationEssentials
import SwiftASN1
import X509

/// One run of `DevelopmentAuthority.prepare()`.
///
/// A key is written before what is derived from it, and what is derived is made again whenever it
/// is missing or does not fit its key. So a run that is cut off anywhere is finished by the next.
struct KeyPreparation {
  let directory: PrivateDirectory
  let now: Date
  let authorityLifetime: TimeInterval
  let leafLifetime: TimeInterval

  private(set) var result = PreparedKeys()
  /// Set by `prepareAuthority()`.
  private var authority: Certificate?

  init(
    directory: PrivateDirectory, now: Date, authorityLifetime: TimeInterval,
    leafLifetime: TimeInterval
  ) {
    self.directory = directory
    self.now = now
    self.authorityLifetime = authorityLifetime
    self.leafLifetime = leafLifetime
  }

  private var profile: CertificateProfile { CertificateProfile(now: self.now) }

  mutating func prepareAuthority() throws {
    if let certificate = try TrustBundle(in: self.directory)?.issuer {
      guard certificate.notValidAfter > self.now + self.leafLifetime / 3 else {
        throw PKIError.authorityExpired(
          path: self.directory.path(of: "ca.pem"), at: certificate.notValidAfter)
      }
      self.authority = certificate
      self.result.kept.append("ca.pem")
      return
    }
    let key = try self.privateKey("ca.key")
    let certificate = try self.profile.authority(key: key, lifetime: self.authorityLifetime)
    try self.create("ca.pem", try certificate.serializeAsPEM().pemString)
    self.authority = certificate
  }

  mutating func prepareCertificate(of service: String) throws {
    let name = "\(service).pem"
    let key = try self.privateKey("\(service).key")
    let existing = try self.directory.certificates(name).first
    if let existing, self.isGood(existing, key: key) {
      self.result.kept.append(name)
      return
    }
    let hosts = existing.map(CertificateAuthority.hosts)
    let pem = try self.issueLeaf(of: service, key: key.publicKey, hosts: hosts)
      .serializeAsPEM().pemString
    if existing == nil {
      try self.create(name, pem)
    } else {
      try self.directory.replace(name, pem)
      self.result.renewed.append(name)
    }
  }

  mutating func prepareSigningKey(of service: String) throws {
    let name = "\(service).signing.key"
    let key: Certificate.PrivateKey
    if let existing = try self.directory.key(name) {
      key = existing
      self.result.kept.append(name)
    } else {
      key = Certificate.PrivateKey(Curve25519.Signing.PrivateKey())
      try self.create(name, try key.serializeAsPEM().pemString)
    }
    try self.preparePublicKey("\(service).signing.pub", of: key)
  }

  mutating func prepareTokenKey() throws {
    let key = try self.privateKey("gateway.jwt.key")
    try self.preparePublicKey("gateway.jwt.pub", of: key)
  }

  /// - Parameter passphrase: What a new key is opened with; nil for nothing.
  mutating func prepareRootKey(of service: String, passphrase: String?) throws {
    let name = "\(service).root.key"
    guard try self.directory.read(name) == nil else {
      self.result.kept.append(name)
      return
    }
    let text = try passphrase.map { try RootKeyFile.protected(by: $0) } ?? RootKeyFile.random()
    try self.create(name, text + "\n")
  }

  private mutating func preparePublicKey(_ name: String, of key: Certificate.PrivateKey) throws {
    let pem = try key.publicKey.serializeAsPEM().pemString
    switch try self.directory.read(name) {
    case nil: try self.create(name, pem)
    case pem: self.result.kept.append(name)
    default:
      throw PKIError.malformedFile(
        path: self.directory.path(of: name), expected: "the public half of its private key")
    }
  }

  /// The P-256 key in a file, made when there is none.
  private mutating func privateKey(_ name: String) throws -> Certificate.PrivateKey {
    if let key = try self.directory.key(name) {
      self.result.kept.append(name)
      return key
    }
    let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    try self.create(name, try key.serializeAsPEM().pemString)
    return key
  }

  /// Whether a service can go on with a certificate: it fits the key, comes from the authority and
  /// is not about to expire.
  private func isGood(_ certificate: Certificate, key: Certificate.PrivateKey) -> Bool {
    guard let authority = self.authority else { return false }
    return certificate.publicKey == key.publicKey
      && authority.publicKey.isValidSignature(certificate.signature, for: certificate)
      && CertificateSummary.State.byTime(of: certificate, at: self.now) == .valid
  }

  private func issueLeaf(
    of service: String, key: Certificate.PublicKey, hosts: [GeneralName]?
  ) throws -> Certificate {
    guard let authority = self.authority, let authorityKey = try self.directory.key("ca.key") else {
      throw PKIError.missingAuthorityKey(path: self.directory.path(of: "ca.key"))
    }
    return try self.profile.leaf(
      of: service, key: key, hosts: hosts, lifetime: self.leafLifetime, authority: authority,
      authorityKey: authorityKey)
  }

  private mutating func create(_ name: String, _ text: String) throws {
    try self.directory.create(name, text)
    self.result.created.append(name)
  }
}
