public import Configuration
public import FoundationEssentials
public import Logging
public import Metrics
public import RPCCore

/// What a service is made from: everything that the process gives it.
public struct ServiceEnvironment: Sendable {
  /// Which service is being made.
  public let service: ServiceName
  /// All settings, without a scope: `config.int("training.epochs", default: 3, in: 1...100)`.
  ///
  /// A value of the wrong type makes the getters of `ConfigReader` fall back to their defaults;
  /// the service then does not start, and the operator is told which settings they are.
  public let config: ConfigReader
  /// Logs as the service.
  public let logger: Logger
  /// Counts for the service; `/metrics` shows it.
  public let metrics: any MetricsFactory
  /// Where the service keeps its store; exists, and only this user may enter it.
  public let dataDirectory: URL
  /// Where keys and certificates are.
  public let keys: KeyDirectory
  /// What the service proves its identity with, and what replaces it; `nil` when all services run in one
  /// process.
  public let certificates: CertificateReloader?
  /// Where the service registers its health checks.
  public let health: HealthRegistry
  /// What must not be printed; learns what the service reads.
  public let secrets: SecretRegistry
  /// Names this run of the service; another one after each start.
  public let instanceID: String

  private let makeChannel: @Sendable (ServiceName) throws -> any RPCChannel

  /// An environment; tests make their own.
  public init(
    service: ServiceName,
    config: ConfigReader,
    logger: Logger,
    metrics: any MetricsFactory,
    dataDirectory: URL,
    keys: KeyDirectory,
    certificates: CertificateReloader?,
    health: HealthRegistry,
    secrets: SecretRegistry = SecretRegistry(),
    instanceID: String,
    channel: @escaping @Sendable (ServiceName) throws -> any RPCChannel
  ) {
    self.service = service
    self.config = config
    self.logger = logger
    self.metrics = metrics
    self.dataDirectory = dataDirectory
    self.keys = keys
    self.certificates = certificates
    self.health = health
    self.secrets = secrets
    self.instanceID = instanceID
    self.makeChannel = channel
  }

  /// The way to another service. Connects when it is first used and again after each loss; carries
  /// the running request's id and trace. Calls wait until the service runs, so make none while it
  /// is being made.
  public func channel(to service: ServiceName) throws -> any RPCChannel {
    try self.makeChannel(service)
  }

  /// The key that this service signs with.
  public func signingKey() throws(ConfigurationError) -> SigningKey {
    try SigningKey(of: self.service, in: self.keys)
  }

  /// The keys that the services' signatures are verified with.
  public func verifyingKeys() throws(ConfigurationError) -> VerifyingKeys {
    try VerifyingKeys(in: self.keys)
  }
}
