import Configuration
import Foundation
import RPCTransport
import ServiceKit

/// The Gateway's settings; every one has a default that works.
struct GatewayConfig: Sendable {
  /// Where the public is served.
  var listen = RPCAddress(host: "127.0.0.1", port: ServiceName.gateway.defaultPort)
  /// Whether the public listener speaks TLS itself.
  var usesTLS = true
  /// Origins of pages that may connect, besides the Gateway's own.
  var allowedOrigins: Set<String> = []
  /// How large a body may be.
  var maximumBodyBytes = 16 << 20
  /// How long a request may take.
  var requestTimeout: Duration = .seconds(30)
  /// How long the services may take to say how they are, for a state of the system that comes soon.
  var surveyTimeout: Duration = .seconds(2)
  /// What connections may ask for.
  var limits = HTTPLimits()
  /// How many requests one caller may send.
  var rates = Self.defaultRates
  /// How long tokens may live.
  var tokenLifetime: Duration = .seconds(24 * 3600)
  /// Streams of events that one subject may have open.
  var eventStreamsPerSubject = 16
  /// How long nothing may happen on a stream of events before it is shown to be alive.
  var heartbeat: Duration = .seconds(15)
  /// How long events are kept.
  var eventRetentionDays = 30

  /// Requests a second in the long run; at once four times as many.
  static let defaultRates: [RateClass: RateLimit] = [
    .open: RateLimit(perSecond: 10), .read: RateLimit(perSecond: 50),
    .write: RateLimit(perSecond: 10), .ingest: RateLimit(perSecond: 50),
    .chat: RateLimit(perSecond: 500), .refused: RateLimit(perSecond: 5),
  ]

  /// The defaults.
  init() {}

  /// Reads the settings that `keys` describes.
  init(reader: ConfigReader) throws(ConfigurationError) {
    self.listen = try reader.address("gateway.listen", default: self.listen)
    self.usesTLS = try reader.choice("gateway.tls", default: Switch.on) == .on
    guard self.usesTLS || self.listen.isLoopback else {
      throw .invalid(
        name: "GATEWAY_TLS",
        expected: "on, because GATEWAY_LISTEN is not a loopback address; off is for a proxy on "
          + "this machine that ends TLS")
    }
    let origins = reader.string(forKey: "gateway.allowedOrigins", default: "")
    self.allowedOrigins = Set(origins.split(separator: ",").map(String.init))
    self.maximumBodyBytes = try reader.int(
      "gateway.maxBodyBytes", default: self.maximumBodyBytes, in: 1024...(1 << 30))
    self.requestTimeout = .seconds(
      try reader.int("gateway.requestTimeoutSeconds", default: 30, in: 1...600))
    self.limits.headerTimeout = .seconds(
      try reader.int("gateway.headerTimeoutSeconds", default: 10, in: 1...600))
    self.limits.bodyTimeout = .seconds(
      try reader.int("gateway.bodyTimeoutSeconds", default: 300, in: 1...3600))
    self.limits.idleTimeout = .seconds(
      try reader.int("gateway.idleTimeoutSeconds", default: 60, in: 1...3600))
    self.limits.maximumConnections = try reader.int(
      "gateway.maxConnections", default: 1024, in: 1...100_000)
    self.eventStreamsPerSubject = try reader.int(
      "gateway.maxEventStreams", default: self.eventStreamsPerSubject, in: 1...1000)
    self.eventRetentionDays = try reader.int(
      "gateway.eventRetentionDays", default: self.eventRetentionDays, in: 1...3650)
    self.tokenLifetime = .seconds(
      3600 * (try reader.int("gateway.tokenMaxHours", default: 24, in: 1...(24 * 366))))
    for (rateClass, key) in Self.rateKeys {
      let standard = Self.defaultRates[rateClass]?.perSecond ?? 10
      self.rates[rateClass] = RateLimit(
        perSecond: try reader.double(key, default: standard, in: 0.1...1_000_000))
    }
  }

  /// What the public listener proves its identity with; nil when it does not speak TLS.
  func tls(keys: KeyDirectory) throws(ConfigurationError) -> GatewayCertificate? {
    guard self.usesTLS else { return nil }
    let certificate = keys.certificateChain(of: .gateway)
    let key = keys.privateKey(of: .gateway)
    do {
      return try GatewayCertificate(
        certificateChainPEM: [UInt8](Data(contentsOf: certificate)),
        privateKeyPEM: [UInt8](PrivateFile.read(key)))
    } catch let error as ConfigurationError {
      throw error
    } catch {
      throw .malformedFile(
        path: certificate.path(), expected: "a certificate in PEM that fits \(key.path())")
    }
  }

  private enum Switch: String, CaseIterable {
    case on, off
  }

  private static let rateKeys: [(RateClass, ConfigKey)] = [
    (.open, "gateway.openRate"), (.read, "gateway.readRate"), (.write, "gateway.writeRate"),
    (.ingest, "gateway.ingestRate"), (.chat, "gateway.chatRate"),
  ]
}

extension GatewayConfig {
  /// The settings, for `--help`.
  static let keys: [ConfigurationKey] = [
    .init("GATEWAY_TLS", default: "on", "on, or off on a loopback address behind a proxy"),
    .init("GATEWAY_ALLOWED_ORIGINS", default: "", "origins of web pages that may connect"),
    .init("GATEWAY_MAX_BODY_BYTES", default: "16777216", "largest body of a request"),
    .init("GATEWAY_REQUEST_TIMEOUT_SECONDS", default: "30", "longest a request may take"),
    .init("GATEWAY_HEADER_TIMEOUT_SECONDS", default: "10", "longest until the first header"),
    .init("GATEWAY_BODY_TIMEOUT_SECONDS", default: "300", "longest a body may take"),
    .init("GATEWAY_IDLE_TIMEOUT_SECONDS", default: "60", "longest silence of a connection"),
    .init("GATEWAY_MAX_CONNECTIONS", default: "1024", "connections at the same time"),
    .init("GATEWAY_MAX_EVENT_STREAMS", default: "16", "open event streams of one subject"),
    .init("GATEWAY_EVENT_RETENTION_DAYS", default: "30", "days that events are kept"),
    .init("GATEWAY_TOKEN_MAX_HOURS", default: "24", "longest life of a token"),
    .init("GATEWAY_OPEN_RATE", default: "10", "requests a second of one address without a token"),
    .init("GATEWAY_READ_RATE", default: "50", "reads a second of one subject"),
    .init("GATEWAY_WRITE_RATE", default: "10", "changes a second of one subject"),
    .init("GATEWAY_INGEST_RATE", default: "50", "deliveries a second of one subject"),
    .init("GATEWAY_CHAT_RATE", default: "500", "chat requests a second of one subject"),
  ]
}
