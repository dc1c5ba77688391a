import API
public import Configuration
import FoundationEssentials
import Glibc
public import Logging
import RPCCore
public import RPCTransport
public import ServiceLifecycle
public import UnixSignals

/// Runs one service: its health listener, clients, jobs and servers, in this order, and stops them
/// in reverse.
///
/// The order matters on SIGTERM: the servers refuse new work and finish the old, then jobs stop,
/// then the clients that all of them use; health answers to the end.
public final class ServiceHost: Service {
  let name: ServiceName
  private let configuration: CommonConfiguration
  private let assembly: ServiceAssembly
  private let health: HealthRegistry
  private let logger: Logger
  let readiness: Readiness
  private let healthListener: HealthListener
  private let peers: PeerChannels
  let certificates: CertificateReloader
  private let server: RPCServerRunner?

  /// Makes a service and everything around it. Nothing runs yet and no port is taken.
  ///
  /// - Parameters:
  ///   - service: Which service.
  ///   - config: Its settings.
  ///   - logger: What it logs with.
  ///   - metrics: Where it counts.
  ///   - secrets: What must not be printed.
  public static func make<S: PipelineService>(
    _ service: S.Type, config: ConfigReader, logger: Logger, metrics: MetricsRegistry,
    secrets: SecretRegistry = SecretRegistry()
  ) async throws -> ServiceHost {
    let configuration = try CommonConfiguration(config, service: S.name)
    try Self.makeDirectory(configuration.dataDirectory)
    let certificates = try CertificateReloader(
      of: S.name, in: configuration.keys, timing: configuration.certificateTiming, logger: logger,
      metrics: metrics)
    let peers = PeerChannels(
      addresses: configuration.addresses, security: .rotatingTLS(certificates.credentials),
      drainTimeout: configuration.drainTimeout, logger: logger)
    certificates.onRetirement { peers.drainConnections(madeBefore: $0) }
    let health = HealthRegistry()
    let environment = ServiceEnvironment(
      service: S.name, config: config, logger: logger, metrics: metrics,
      dataDirectory: configuration.dataDirectory, keys: configuration.keys,
      certificates: certificates, health: health, secrets: secrets, instanceID: RequestID.new(),
      channel: { try peers.channel(to: $0) })
    health.register("tls.certificate") { certificates.health() }
    let assembly = try await S.make(in: environment)
    return ServiceHost(
      name: S.name, configuration: configuration, assembly: assembly, health: health,
      metrics: metrics, peers: peers, certificates: certificates, logger: logger)
  }

  private init(
    name: ServiceName, configuration: CommonConfiguration, assembly: ServiceAssembly,
    health: HealthRegistry, metrics: MetricsRegistry, peers: PeerChannels,
    certificates: CertificateReloader, logger: Logger
  ) {
    let readiness = Readiness()
    health.register("service.ready") { readiness.check() }
    let report: @Sendable () async -> HealthReport = {
      HealthReport(
        service: name.rawValue, version: ProductVersion.current, checks: await health.run(),
        process: ProcessReading.now(), startSeconds: readiness.startSeconds)
    }
    self.name = name
    self.configuration = configuration
    self.assembly = assembly
    self.health = health
    self.logger = logger
    self.readiness = readiness
    self.peers = peers
    self.certificates = certificates
    // The Gateway serves the public, in its own way, and no other service.
    let server =
      name == .gateway
      ? nil
      : Self.makeServer(
        name, configuration, assembly, report: report, metrics: metrics,
        security: .rotatingTLS(certificates.credentials), logger: logger)
    self.server = server
    if let server = server?.server {
      certificates.onRetirement { server.drainConnections(madeBefore: $0) }
    }
    self.healthListener = HealthListener(
      address: configuration.metricsListen, setting: "\(name.keyPrefix)_METRICS_LISTEN",
      routes: HealthRoutes(
        report: report,
        metrics: {
          metrics.prometheusText() + ProcessMetrics.prometheusText(.now())
            + (server.map { RPCServerMetrics.prometheusText($0.server) } ?? "")
        }))
  }

  /// Where the other services reach this one, once it listens; `nil` for the Gateway.
  public func rpcAddress() async throws -> RPCAddress? {
    try await self.server?.server.listeningAddress()
  }

  /// Where health and metrics are shown, once they are.
  public func healthAddress() async throws -> RPCAddress {
    try await self.healthListener.boundAddress
  }

  /// Runs until graceful shutdown or cancellation, or until a part of it ends.
  public func run() async throws {
    try await self.run(gracefulShutdownSignals: [])
  }

  /// Shows in health what may leave the process's memory; for a process that is the service's alone.
  func reportExposure() {
    self.health.register("process.exposure") {
      ProcessExposure(of: getpid())?.health()
        ?? .warn("cannot be read", remedy: "mount /proc for the service")
    }
  }

  /// Looks at the files of certificates at once when the process gets SIGHUP, which would end it
  /// otherwise.
  func reloadOnHangUp() { self.certificates.trapHangUp() }

  /// Runs until one of the signals, graceful shutdown or cancellation, or until a part of it ends.
  public func run(gracefulShutdownSignals: [UnixSignal]) async throws {
    var services: [any Service] = [self.healthListener, self.peers, self.certificates]
    services += self.assembly.jobs
    if let server = self.server { services.append(server) }
    services += self.assembly.servers
    services.append(ReadinessReporter(host: self))
    var entries = services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
    if self.configuration.stopsWithParent {
      entries.append(
        .init(service: ParentWatch(), successTerminationBehavior: .gracefullyShutdownGroup))
    }
    var configuration = ServiceGroupConfiguration(
      services: entries, gracefulShutdownSignals: gracefulShutdownSignals, logger: self.groupLogger)
    configuration.maximumGracefulShutdownDuration = self.configuration.shutdown
    let outcome: Result<Void, any Error>
    do {
      try await ServiceGroup(configuration: configuration).run()
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    // Also after a failure: what the store had accepted is to be written. That the store cannot be
    // closed is a consequence of the failure then, not the news.
    do {
      try await self.assembly.close()
    } catch {
      try outcome.get()
      throw error
    }
    try outcome.get()
  }

  /// The group tells of every step at debug level and of signals at info.
  private var groupLogger: Logger {
    var logger = self.logger
    logger.logLevel = max(logger.logLevel, .warning)
    return logger
  }

  fileprivate func announceReadiness() async throws {
    _ = try await self.healthAddress()
    let ownAddress = try await self.assembly.listening?()
    let address = try await self.rpcAddress() ?? ownAddress
    let seconds = ProcessReading.now()?.uptimeSeconds ?? 0
    self.readiness.becomeReady(afterSeconds: seconds)
    self.logger.info(
      "service started",
      metadata: [
        "service.version": "\(ProductVersion.current)",
        "service.address": "\((address ?? self.configuration.listen).description)",
        "service.start_seconds": "\(seconds)",
      ])
  }

  fileprivate func announceStop() {
    self.readiness.beginStopping()
    self.logger.info("service stopping")
  }

  private static func makeServer(
    _ name: ServiceName, _ configuration: CommonConfiguration, _ assembly: ServiceAssembly,
    report: @escaping @Sendable () async -> HealthReport, metrics: MetricsRegistry,
    security: TransportSecurity, logger: Logger
  ) -> RPCServerRunner {
    var router = assembly.router
    var access = assembly.access
    HealthHandler(report: report).register(in: &router)
    access.allowHealth()
    // As many sockets as the server takes connections, and the store's files beside them.
    FileLimit.raise()
    let drain = DrainSignal()
    var limits = ConnectionLimits.defaults
    limits.drainTimeout = configuration.drainTimeout
    let server = RPCServer(
      router: router,
      interceptors: [
        ScopeServerInterceptor(),
        MetricsServerInterceptor(methods: router.methods, factory: metrics),
        FailureLogInterceptor(logger: logger),
        RequestSizeInterceptor(unbounded: assembly.largeRequests),
        EndlessStreamInterceptor(drain: drain),
      ],
      access: access,
      configuration: RPCServer.Configuration(
        address: configuration.listen, limits: limits, handlerExecution: .threadPool),
      tls: security, logger: logger)
    return RPCServerRunner(server: server, drain: drain, setting: "\(name.keyPrefix)_LISTEN")
  }

  private static func makeDirectory(_ directory: URL) throws(ConfigurationError) {
    do {
      try FileManager.default.createDirectory(
        at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unreadableFile(path: directory.path(), reason: "it cannot be made: \(error)")
    }
  }
}

/// Says when the service serves and when it stops; last in the group, so the first to stop.
private struct ReadinessReporter: Service {
  let host: ServiceHost

  func run() async throws {
    do {
      try await self.host.announceReadiness()
    } catch {
      // The listener that cannot listen ends the group with a better error than this one's.
      return try await gracefulShutdown()
    }
    try? await gracefulShutdown()
    self.host.announceStop()
  }
}
