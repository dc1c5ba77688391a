import Crypto
public import FoundationEssentials
import SwiftASN1
import X509

/// Makes the keys and certificates with which the services of one machine know each other.
///
/// It is for development, demonstrations and tests: the authority's key lies beside the keys it
/// vouches for. In production an operator puts certificates of a real authority in their place,
/// under the same names.
///
/// `prepare()` may run as often as one likes, in several processes at once. It makes what is
/// missing, issues certificates anew before they expire, and never touches a key that exists.
public struct DevelopmentAuthority: Sendable {
  /// The five services, in the order in which they start.
  public static let services = ["collector", "trainer", "evaluator", "deployer", "gateway"]
  /// Who calls a service without being one: the telephone system, which hands in calls, and the processes of a
  /// distributed training.
  public static let clients = ["switch", "trial"]

  /// Where the files are: `ca.pem`, `ca.key`, and for each service `<service>.pem`,
  /// `<service>.key`, `<service>.signing.key`, `<service>.signing.pub`, `<service>.root.key`; for the
  /// Gateway also `gateway.jwt.key` and `gateway.jwt.pub`; for a client `<client>.pem` and
  /// `<client>.key`.
  public let directory: URL
  /// Who gets keys and a certificate.
  public let services: [String]
  /// Who gets a certificate only, because it signs nothing.
  public let clients: [String]
  /// How long the authority is valid.
  public let authorityLifetime: TimeInterval
  /// How long a service's certificate is valid.
  public let leafLifetime: TimeInterval
  /// What new root keys are opened with; nil for nothing.
  public let rootKeyPassphrase: String?

  private let now: @Sendable () -> Date

  /// An authority that keeps its files in `directory`.
  ///
  /// - Parameters:
  ///   - directory: Made with mode 0700 when it does not exist.
  ///   - services: Who gets keys and a certificate.
  ///   - clients: Who gets a certificate only.
  ///   - authorityLifetime: In seconds; one year unless given.
  ///   - leafLifetime: In seconds; 30 days unless given.
  ///   - rootKeyPassphrase: What new root keys are opened with; nil for nothing.
  ///   - now: The time.
  public init(
    directory: URL,
    services: [String] = Self.services,
    clients: [String] = Self.clients,
    authorityLifetime: TimeInterval = 365 * 86_400,
    leafLifetime: TimeInterval = 30 * 86_400,
    rootKeyPassphrase: String? = nil,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.directory = directory
    self.services = services
    self.clients = clients
    self.authorityLifetime = authorityLifetime
    self.leafLifetime = leafLifetime
    self.rootKeyPassphrase = rootKeyPassphrase
    self.now = now
  }

  /// Makes what is missing and renews what expires within a third of its lifetime.
  @discardableResult
  public func prepare() throws -> PreparedKeys {
    let directory = try PrivateDirectory(self.directory)
    return try directory.exclusively {
      var work = KeyPreparation(
        directory: directory, now: self.now(), authorityLifetime: self.authorityLifetime,
        leafLifetime: self.leafLifetime)
      try work.prepareAuthority()
      for service in self.services {
        try work.prepareCertificate(of: service)
        try work.prepareSigningKey(of: service)
        try work.prepareRootKey(of: service, passphrase: self.rootKeyPassphrase)
      }
      for client in self.clients { try work.prepareCertificate(of: client) }
      if self.services.contains("gateway") {
        try work.prepareTokenKey()
      }
      return work.result
    }
  }
}
