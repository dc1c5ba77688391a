import Crypto
public import FoundationEssentials
import Hexadecimal
import SwiftASN1
import X509

/// Issues, renews and lists the certificates in a directory of keys, and replaces the authority itself.
///
/// A certificate and its key are two files, replaced one after the other; services take them when both fit.
/// The authority is replaced in three steps, so that at no moment anybody meets a certificate that it does
/// not trust: `introduceAuthority()` makes a second one that everybody trusts and that issues nothing,
/// `renew()` then lets it issue, and `retireAuthorities()` ends the trust in the first.
public struct CertificateAuthority: Sendable {
  /// How long services take at most to notice a new `ca.pem`, in seconds: between the steps at least this
  /// long has to pass.
  public static let settlingTime: TimeInterval = 60

  /// Where the files are.
  public let directory: URL
  private let now: @Sendable () -> Date

  /// The authority of a directory.
  public init(directory: URL, now: @escaping @Sendable () -> Date = { Date() }) {
    self.directory = directory
    self.now = now
  }

  // MARK: - Certificates

  /// Makes a key and a certificate for a name.
  ///
  /// - Parameters:
  ///   - name: Whose: 1 to 63 characters out of a-z, 0-9 and hyphens.
  ///   - lifetime: In seconds, at least a minute; the certificate ends with its authority at the latest.
  ///   - hosts: DNS names and IPv4 addresses besides the standard ones.
  ///   - replacing: Whether what exists under the name is replaced; refused otherwise.
  public func issue(
    _ name: String, lifetime: TimeInterval, hosts: [String] = [], replacing: Bool = false
  ) throws -> CertificateSummary {
    guard Self.isName(name) else { throw PKIError.invalidName(name) }
    guard lifetime >= 60 else { throw PKIError.lifetimeTooShort }
    let extra = try hosts.map(Self.host)
    return try self.exclusively { directory in
      let exists = try directory.read("\(name).pem") != nil || directory.read("\(name).key") != nil
      guard replacing || !exists else {
        throw PKIError.exists(path: directory.path(of: "\(name).pem"))
      }
      let issuer = try Issuer(in: directory, at: self.now())
      let standard = CertificateProfile.standardHosts(of: name)
      return try issuer.replace(
        name, hosts: standard + extra.filter { !standard.contains($0) }, lifetime: lifetime)
    }
  }

  /// Gives names new keys and certificates with the names and the lifetime of the old ones. The authority
  /// that was introduced last issues them.
  ///
  /// - Parameters:
  ///   - names: Whose; everybody's in the directory when nil.
  ///   - lifetime: In seconds, in place of the old one.
  ///   - settled: Whether everybody is known to trust the authority that was introduced, however short
  ///     ago that was.
  public func renew(
    _ names: [String]? = nil, lifetime: TimeInterval? = nil, settled: Bool = false
  ) throws -> [CertificateSummary] {
    try self.exclusively { directory in
      try self.promote(in: directory, settled: settled)
      let issuer = try Issuer(in: directory, at: self.now())
      return try (names ?? directory.leafNames()).map { name in
        guard let old = try directory.certificates("\(name).pem").first else {
          throw PKIError.missing(path: directory.path(of: "\(name).pem"))
        }
        let life = old.notValidAfter.timeIntervalSince(old.notValidBefore)
        return try issuer.replace(
          name, hosts: Self.hosts(of: old),
          lifetime: lifetime ?? life - CertificateProfile.clockSkew)
      }
    }
  }

  /// All certificates: first the authorities, then the others by name.
  public func list() throws -> [CertificateSummary] {
    let directory = PrivateDirectory(reading: self.directory)
    guard let bundle = try TrustBundle(in: directory) else {
      throw PKIError.missing(path: directory.path(of: TrustBundle.file))
    }
    let now = self.now()
    let authorities = try bundle.authorities.map { authority in
      let state = CertificateSummary.State.byTime(of: authority, at: now)
      return try CertificateSummary(
        authority, name: "ca",
        state: state == .valid && authority != bundle.issuer ? .trusted : state, at: now)
    }
    return try authorities
      + directory.leafNames().compactMap { name in
        guard let leaf = try directory.certificates("\(name).pem").first else { return nil }
        let state = try Self.state(of: leaf, name, bundle, in: directory, at: now)
        return try CertificateSummary(leaf, name: name, state: state, at: now)
      }
  }

  // MARK: - Authorities

  /// Makes a second authority, which is trusted from now on and issues from the next `renew()` on.
  ///
  /// - Parameter lifetime: In seconds.
  public func introduceAuthority(
    lifetime: TimeInterval = 365 * 86_400
  ) throws -> CertificateSummary {
    try self.exclusively { directory in
      guard let bundle = try TrustBundle(in: directory) else {
        throw PKIError.missing(path: directory.path(of: TrustBundle.file))
      }
      guard try directory.key(TrustBundle.keyFile) != nil else {
        throw PKIError.missingAuthorityKey(path: directory.path(of: TrustBundle.keyFile))
      }
      let now = self.now()
      // The key first: a run that is cut off here is finished by the next.
      let key: Certificate.PrivateKey
      if let begun = try directory.key(TrustBundle.nextKeyFile) {
        if bundle.authorities.contains(where: { $0.publicKey == begun.publicKey }) {
          throw PKIError.successionUnderWay(path: directory.path(of: TrustBundle.nextKeyFile))
        }
        key = begun
      } else {
        key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        try directory.create(TrustBundle.nextKeyFile, try key.serializeAsPEM().pemString)
      }
      let identifier = SubjectKeyIdentifier(hash: key.publicKey).keyIdentifier.prefix(4)
      let authority = try CertificateProfile(now: now).authority(
        key: key, lifetime: lifetime, suffix: " " + identifier.hexadecimal)
      try directory.replace(
        TrustBundle.file, try TrustBundle.pem(bundle.authorities + [authority]))
      return try CertificateSummary(authority, name: "ca", state: .trusted, at: now)
    }
  }

  /// Ends the trust in all authorities but the one that issues.
  ///
  /// - Parameter settled: Whether everybody is known to use what `renew()` made, however short ago that
  ///   was.
  /// - Returns: Those that are not trusted any more.
  /// - Throws: `PKIError.stillNeeded` while certificates of theirs are in the directory.
  public func retireAuthorities(settled: Bool = false) throws -> [CertificateSummary] {
    try self.exclusively { directory in
      guard let bundle = try TrustBundle(in: directory) else {
        throw PKIError.missing(path: directory.path(of: TrustBundle.file))
      }
      guard try directory.key(TrustBundle.nextKeyFile) == nil else {
        throw PKIError.successionUnderWay(path: directory.path(of: TrustBundle.nextKeyFile))
      }
      let names = try directory.leafNames()
      let others = try names.filter { name in
        try directory.certificates("\(name).pem").first
          .map { bundle.authority(of: $0) != bundle.issuer } ?? false
      }
      guard others.isEmpty else { throw PKIError.stillNeeded(by: others) }
      for name in names { try self.requireAge(of: "\(name).pem", in: directory, settled) }
      let retired = bundle.authorities.filter { $0 != bundle.issuer }
      try directory.replace(TrustBundle.file, try TrustBundle.pem([bundle.issuer]))
      return try retired.map {
        try CertificateSummary($0, name: "ca", state: .untrusted, at: self.now())
      }
    }
  }

  /// Lets the authority issue that was introduced, if there is one. The old one's key is gone then.
  private func promote(in directory: PrivateDirectory, settled: Bool) throws {
    guard let key = try directory.key(TrustBundle.nextKeyFile) else { return }
    guard let bundle = try TrustBundle(in: directory),
      bundle.authorities.contains(where: { $0.publicKey == key.publicKey })
    else {
      throw PKIError.successionUnderWay(path: directory.path(of: TrustBundle.nextKeyFile))
    }
    try self.requireAge(of: TrustBundle.file, in: directory, settled)
    try directory.rename(TrustBundle.nextKeyFile, to: TrustBundle.keyFile)
  }

  private func requireAge(
    of name: String, in directory: PrivateDirectory, _ settled: Bool
  ) throws(PKIError) {
    guard !settled, let modified = directory.modified(name) else { return }
    let ready = modified.addingTimeInterval(Self.settlingTime)
    guard ready <= self.now() else {
      throw .notSettled(path: directory.path(of: name), until: ready)
    }
  }

  // MARK: - Details

  private func exclusively<Result>(_ body: (PrivateDirectory) throws -> Result) throws -> Result {
    let directory = try PrivateDirectory(self.directory)
    return try directory.exclusively { try body(directory) }
  }

  private static func state(
    of leaf: Certificate, _ name: String, _ bundle: TrustBundle, in directory: PrivateDirectory,
    at now: Date
  ) throws -> CertificateSummary.State {
    let byTime = CertificateSummary.State.byTime(of: leaf, at: now)
    if byTime == .expired || byTime == .notYetValid { return byTime }
    guard let key = try directory.key("\(name).key") else { return .keyMissing }
    guard key.publicKey == leaf.publicKey else { return .keyMismatch }
    guard bundle.authority(of: leaf) != nil else { return .untrusted }
    return byTime
  }

  private static func isName(_ name: String) -> Bool {
    (1...63).contains(name.utf8.count) && name != "ca"
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      }
  }

  private static func host(_ text: String) throws(PKIError) -> GeneralName {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { UInt8($0) }
    if parts.count == 4, numbers.count == 4 {
      return .ipAddress(ASN1OctetString(contentBytes: numbers[...]))
    }
    let isHost = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy {
          $0 == UInt8(ascii: "-") || Character(UnicodeScalar($0)).isASCIIWord
        }
    }
    guard isHost, text.utf8.count <= 253 else { throw .invalidHost(text) }
    return .dnsName(text)
  }

  /// The names of a certificate besides the service's identity.
  static func hosts(of certificate: Certificate) -> [GeneralName] {
    let names = try? certificate.extensions.subjectAlternativeNames
    return (names.map { Array($0) } ?? []).filter { name in
      if case .uniformResourceIdentifier = name { return false }
      return true
    }
  }
}

extension Character {
  fileprivate var isASCIIWord: Bool { self.isASCII && (self.isLetter || self.isNumber) }
}
