import AccessTokens
import Auditing
import DataProtection
import Foundation
import RESTContract
import RPCCore
import RPCInProcess
package import ServiceKit
import StoreHealth
import StoreKit

/// The public face of the product: REST, server-sent events and WebSocket in front of the services.
package struct GatewayService: PipelineService {
  package static let name = ServiceName.gateway
  package static let configurationKeys = GatewayConfig.keys

  package static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let config = try GatewayConfig(reader: environment.config)
    let key = try PrivateFile.read(environment.keys.tokenKey)
    let tokenKey = try Self.tokenKey(key, path: environment.keys.tokenKey.path())
    let store = try GatewayStore(directory: environment.dataDirectory)
    try await store.releaseAbandoned()
    environment.health.register(store.store)
    let certificate = try config.tls(keys: environment.keys)
    if let certificate {
      environment.certificates?.onReplacement { try certificate.adoption(of: $0) }
    }
    let audit = try AuditTrail(store.store, in: environment)
    let keys = try await KeyRing(
      store.store, provider: environment.keyProvider(), columns: [])
    let protection = try StoreProtection(of: environment, keys: keys)
    let parts = GatewayAssembly.Parts(
      config: config, tls: certificate, tokenKeys: [tokenKey],
      store: store, own: Self.ownChannel(audit, protection),
      channels: [
        .collector: try environment.channel(to: .collector),
        .trainer: try environment.channel(to: .trainer),
        .evaluator: try environment.channel(to: .evaluator),
        .deployer: try environment.channel(to: .deployer),
      ],
      ownReport: { await Self.ownReport(environment.health) },
      logger: environment.logger, metrics: environment.metrics)
    let gateway = try await GatewayAssembly(parts)
    var assembly = ServiceAssembly(
      jobs: gateway.jobs + [StoreWatch(store.store)], servers: [gateway.server],
      listening: { try await gateway.server.listeningAddress() },
      close: { try await store.close() })
    protection.join(&assembly)
    audit.install(in: &assembly)
    return assembly
  }

  /// The Gateway asks itself as it asks the others.
  private static func ownChannel(
    _ audit: AuditTrail, _ protection: StoreProtection
  ) -> any RPCChannel {
    var router = RPCRouter()
    audit.register(in: &router)
    protection.register(in: &router)
    return InProcessTransport(router: router, peer: PeerIdentity(name: Self.name.rawValue))
  }

  private static func tokenKey(
    _ pem: Data, path: String
  ) throws(ConfigurationError) -> TokenKey {
    do {
      return try TokenKey(pem: String(decoding: pem, as: UTF8.self))
    } catch {
      throw .malformedFile(path: path, expected: "a P-256 or Ed25519 private key in PEM")
    }
  }

  private static func ownReport(_ health: HealthRegistry) async -> HealthResource.Service {
    let checks = await health.run().map { name, result in
      HealthResource.Check(
        name: name, state: result.state.rawValue, detail: result.detail,
        remedy: result.remedy.isEmpty ? nil : result.remedy)
    }
    var service = HealthResource.Service(name: Self.name.rawValue, checks: checks)
    let process = ProcessReading.now()
    service.version = ProductVersion.current
    service.residentBytes = process.map { Int(clamping: $0.residentBytes) }
    service.cpuSeconds = process?.cpuSeconds
    service.uptimeSeconds = process?.uptimeSeconds
    return service
  }
}
