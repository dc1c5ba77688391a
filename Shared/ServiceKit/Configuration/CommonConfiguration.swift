import Configuration
import FoundationEssentials
import RPCTransport

/// The settings that every service has; `ConfigurationKey.common(to:)` documents them.
struct CommonConfiguration: Sendable {
  /// Where the service serves the other services; for the Gateway, where it serves HTTP.
  var listen: RPCAddress
  /// Where GET /health and GET /metrics are answered.
  var metricsListen: RPCAddress
  /// Where the service keeps its store.
  var dataDirectory: URL
  /// Where keys and certificates are.
  var keys: KeyDirectory
  /// How the files of certificates are followed.
  var certificateTiming: CertificateReloader.Timing
  /// The longest that work in progress may take after SIGTERM.
  var shutdown: Duration
  /// Whether the service stops when the process that started it is gone.
  var stopsWithParent: Bool
  /// Where the instances of the other services are; behind a name there may be several.
  var addresses: [ServiceName: [RPCAddress]]

  /// How long calls in flight get to end; the rest of the time is for what stops after the server.
  var drainTimeout: Duration { self.shutdown * 2 / 3 }

  /// Reads the settings of `service`.
  init(_ config: ConfigReader, service: ServiceName) throws(ConfigurationError) {
    let own = config.scoped(to: ConfigKey(service.rawValue))
    self.listen = try Self.address(own, service, "listen", port: service.defaultPort)
    self.metricsListen = try Self.address(
      own, service, "metricsListen", port: service.defaultMetricsPort)
    guard self.metricsListen.isLoopback else {
      throw .invalid(
        name: "\(service.keyPrefix)_METRICS_LISTEN",
        expected: "a loopback address, because health and metrics are plain HTTP; let a proxy on "
          + "this machine that ends TLS show them to others")
    }
    let data = URL(
      filePath: config.string(forKey: "reddytalk.dataDir", default: "./data"),
      directoryHint: .isDirectory)
    self.dataDirectory = data.appending(path: service.rawValue, directoryHint: .isDirectory)
    self.keys = KeyDirectory(
      config.string(forKey: "reddytalk.pkiDir").map {
        URL(filePath: $0, directoryHint: .isDirectory)
      } ?? data.appending(path: "pki", directoryHint: .isDirectory))
    self.certificateTiming = .init(
      interval: .seconds(
        try config.int("reddytalk.certificateCheckSeconds", default: 10, in: 1...3600)),
      retiredTrust: .seconds(
        try config.int("reddytalk.retiredTrustSeconds", default: 60, in: 0...86_400)))
    self.shutdown = .seconds(
      try config.int("reddytalk.shutdownSeconds", default: 30, in: 1...3600))
    self.stopsWithParent = config.bool(forKey: "reddytalk.stopWithParent", default: false)
    self.addresses = [:]
    for other in ServiceName.allCases where other != .gateway {
      let reader = config.scoped(to: ConfigKey(other.rawValue))
      self.addresses[other] = try Self.unscoped(other) { () throws(ConfigurationError) in
        try reader.addresses("address", default: Self.local(other.defaultPort))
      }
    }
  }

  private static func address(
    _ config: ConfigReader, _ service: ServiceName, _ key: ConfigKey, port: Int
  ) throws(ConfigurationError) -> RPCAddress {
    try Self.unscoped(service) { () throws(ConfigurationError) in
      try config.address(key, default: Self.local(port))
    }
  }

  private static func local(_ port: Int) -> RPCAddress {
    RPCAddress(host: "127.0.0.1", port: port)
  }

  private static func unscoped<Value>(
    _ service: ServiceName, _ read: () throws(ConfigurationError) -> Value
  ) throws(ConfigurationError) -> Value {
    do {
      return try read()
    } catch {
      // The reader is scoped; the setting's full name has the service's in front.
      guard case .invalid(let name, let expected) = error else { throw error }
      throw .invalid(name: "\(service.keyPrefix)_\(name)", expected: expected)
    }
  }
}
