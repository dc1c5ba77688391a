import Configuration
import Foundation
import RPCTransport
import ServiceKit
import TestSupport
import Testing

@testable import Gateway

@Suite struct GatewayConfigTests {
  private static func config(_ values: [String: String]) throws -> GatewayConfig {
    try GatewayConfig(
      reader: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: values)))
  }

  @Test("works without any setting")
  func defaults() throws {
    let config = try Self.config([:])
    #expect(config.listen.description == "127.0.0.1:8080")
    #expect(config.usesTLS)
    #expect(config.requestTimeout == .seconds(30))
    #expect(config.rates == GatewayConfig.defaultRates)
  }

  @Test("reads every setting that it describes")
  func settings() throws {
    let config = try Self.config([
      "GATEWAY_LISTEN": "0.0.0.0:443", "GATEWAY_ALLOWED_ORIGINS": "https://a,https://b",
      "GATEWAY_MAX_BODY_BYTES": "2048", "GATEWAY_REQUEST_TIMEOUT_SECONDS": "7",
      "GATEWAY_HEADER_TIMEOUT_SECONDS": "3", "GATEWAY_BODY_TIMEOUT_SECONDS": "4",
      "GATEWAY_IDLE_TIMEOUT_SECONDS": "5", "GATEWAY_MAX_CONNECTIONS": "6",
      "GATEWAY_MAX_EVENT_STREAMS": "2", "GATEWAY_EVENT_RETENTION_DAYS": "9",
      "GATEWAY_TOKEN_MAX_HOURS": "2", "GATEWAY_CHAT_RATE": "1.5", "GATEWAY_TLS": "on",
    ])
    #expect(config.listen.port == 443)
    #expect(config.allowedOrigins == ["https://a", "https://b"])
    #expect(config.maximumBodyBytes == 2048)
    #expect(config.requestTimeout == .seconds(7))
    #expect(config.limits.headerTimeout == .seconds(3))
    #expect(config.limits.bodyTimeout == .seconds(4))
    #expect(config.limits.idleTimeout == .seconds(5))
    #expect(config.limits.maximumConnections == 6)
    #expect(config.eventStreamsPerSubject == 2)
    #expect(config.eventRetentionDays == 9)
    #expect(config.tokenLifetime == .seconds(7200))
    #expect(config.rates[.chat]?.perSecond == 1.5)
  }

  @Test("speaks plain HTTP on loopback only")
  func plain() throws {
    #expect(try !Self.config(["GATEWAY_TLS": "off"]).usesTLS)
    #expect(
      try !Self.config(["GATEWAY_TLS": "off", "GATEWAY_LISTEN": "[::1]:80"]).usesTLS)
    for address in [
      "0.0.0.0:8080", "10.0.0.1:8080", "[::]:8080", "127.example.com:8080", "gateway:8080",
    ] {
      #expect(throws: ConfigurationError.self) {
        try Self.config(["GATEWAY_TLS": "off", "GATEWAY_LISTEN": address])
      }
    }
  }

  @Test(
    "does not start with what cannot be, and names it",
    arguments: [
      ("GATEWAY_TLS", "maybe"), ("GATEWAY_LISTEN", "here"), ("GATEWAY_MAX_BODY_BYTES", "1"),
      ("GATEWAY_CHAT_RATE", "0"), ("GATEWAY_MAX_CONNECTIONS", "0"),
    ])
  func invalid(name: String, value: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try Self.config([name: value])
    }
    #expect(error?.description.contains(name) == true)
  }

  @Test("describes every setting that it reads")
  func descriptions() {
    #expect(GatewayConfig.keys.allSatisfy { $0.name.hasPrefix("GATEWAY_") })
    #expect(Set(GatewayConfig.keys.map(\.name)).count == GatewayConfig.keys.count)
  }

  @Test("says which file is at fault when TLS cannot be set up")
  func missingCertificate() {
    let directory = TemporaryDirectory()
    let error = #expect(throws: ConfigurationError.self) {
      _ = try GatewayConfig().tls(keys: KeyDirectory(directory.url))
    }
    #expect(error?.description.contains("gateway.pem") == true)
  }
}
