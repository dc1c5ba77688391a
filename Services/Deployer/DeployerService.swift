import API
import Auditing
import DataProtection
import FoundationEssentials
import ModelRuntime
import ProviderAccess
package import ServiceKit
import StoreKit

/// Environments, deployments, approvals, routes, serving and live metrics.
package enum DeployerService: PipelineService {
  package static let name = ServiceName.deployer
  package static let configurationKeys =
    DeployerConfig.keys + ProviderSettings.keys + ModelServers.keys

  package static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let config = try DeployerConfig(reader: environment.config)
    let keys = try environment.verifyingKeys()
    var loader = ModelLoader()
    loader.register(
      try ProviderSettings(reader: environment.config, secrets: environment.secrets))
    let servers = try ModelServers(reader: environment.config, secrets: environment.secrets)
    loader.register(servers)
    let parts = try await DeployerParts(
      config: config, directory: environment.dataDirectory,
      keyProvider: environment.keyProvider(),
      peers: DeployerPeers(
        registry: TrainerModelRegistry(TrainerClient(environment.channel(to: .trainer))),
        verdicts: EvaluatorVerdictSource(EvaluatorClient(environment.channel(to: .evaluator))),
        turns: CollectorTurnSink(CollectorClient(environment.channel(to: .collector))),
        signatures: keys, adapterHosts: servers.adapterHosts),
      loader: RuntimeArtifactLoader(loader), clock: .system, metrics: environment.metrics)
    parts.health.register(in: environment.health)
    let audit = try AuditTrail(parts.store.store, in: environment)
    var assembly = ServiceAssembly(
      access: DeployerAccess.policy,
      largeRequests: [DeployerMethods.complete, DeployerMethods.streamComplete],
      jobs: parts.jobs(logger: environment.logger) + [StoreWatch(parts.store.store)],
      close: { try await parts.store.store.close() })
    parts.handler.register(in: &assembly.router)
    try StoreProtection(
      of: environment, keys: parts.keys,
      eraser: DeployerEraser(parts.store, gate: parts.forwarder.gate) {
        [forwarder = parts.forwarder] in try await forwarder.keepBuffered()
      }
    ).join(&assembly)
    audit.install(in: &assembly)
    return assembly
  }
}
