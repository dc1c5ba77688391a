import API
import Auditing
import DataProtection
import FoundationEssentials
import Logging
import ProviderAccess
package import RPCCore
package import ServiceKit
import ServiceLifecycle
import StoreKit

/// Pipeline runs, triggers, training, model versions and their artefacts.
package enum TrainerService: PipelineService {
  package static let name = ServiceName.trainer
  package static let configurationKeys =
    TrainerConfig.keys + FineTuneSettings.keys + HubSettings.keys + ProviderSettings.keys

  package static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let config = try TrainerConfig(reader: environment.config)
    let (time, logger, signal) = (Timekeeper.system, environment.logger, RunSignal())
    let store = try Store(
      StoreConfiguration(directory: environment.dataDirectory, name: Self.name.rawValue),
      migrations: TrainerStore.migrations)
    let audit = try AuditTrail(store, in: environment)
    let ledger = TrainerStore(store)
    let keys = try await KeyRing(store, provider: environment.keyProvider(), columns: [])
    let artifacts = try await ArtifactStore(
      directory: environment.dataDirectory, key: keys.fileKey())
    let commands = try CommandProviders(config, in: environment)
    try await commands.endStrays(of: ledger)
    let remote = try RemoteTraining(in: environment, store: store, time: time)
    let providers = ProviderRegistry(
      [LocalTrainingProvider()] + commands.providers + remote.trainers,
      unavailable: remote.unavailable)
    let dataset = CollectorDatasetSource(CollectorClient(try environment.channel(to: .collector)))
    let deployments = DeployerDeploymentService(
      DeployerClient(try environment.channel(to: .deployer)))
    let driver = RunDriver(
      executor: StepExecutor(
        dataset: dataset,
        evaluations: EvaluatorEvaluationService(
          EvaluatorClient(try environment.channel(to: .evaluator))),
        deployments: deployments, providers: providers, artifacts: artifacts,
        signer: ServiceSigner(try environment.signingKey()), ledger: ledger,
        limits: config.limits, time: time),
      metrics: TrainerMetrics(factory: environment.metrics), logger: logger)
    let starter = RunStarter(
      ledger: ledger, providers: providers, defaults: config.parameters, time: time,
      signal: signal)
    let monitor = TriggerMonitor(
      dataset: dataset, deployments: deployments, ledger: ledger, starter: starter,
      policy: TriggerPolicy(settings: config.triggers), time: time, logger: logger)
    let (lifecycle, lifecycleJob) = try remote.lifecycle(
      config, LifecycleStore(store), of: ledger, time: time, logger: logger)
    let pipeline = Pipeline(
      ledger: ledger, starter: starter, driver: driver, monitor: monitor, time: time)
    TrainerHealth(store: store, pipeline: pipeline, providers: providers)
      .register(in: environment.health)
    var assembly = ServiceAssembly(
      access: Self.access,
      jobs: [
        PipelineJob(driver: driver, ledger: ledger, signal: signal, time: time, logger: logger),
        TriggerJob(
          monitor: monitor, dataset: dataset, interval: config.pollInterval, time: time,
          logger: logger),
        RetentionJob(keeping: config.eventRetention, logger: logger) {
          try await ledger.forgetEvents(before: $0)
        },
        StoreWatch(store), remote.cleanUpJob, lifecycleJob,
      ],
      close: { try await store.close() })
    TrainerHandler(
      pipeline: pipeline, survey: ProviderSurvey(providers, time: time), lifecycles: lifecycle,
      artifacts: artifacts, feed: EventFeed(store: store)
    ).register(in: &assembly.router)
    try StoreProtection(
      of: environment, keys: keys,
      eraser: TrainerEraser { run, requestedBy in
        try await pipeline.stop(run, holdingErasedRecordsFor: requestedBy)
      }, files: [ArtifactStore.artifactsName]
    ).join(&assembly)
    audit.install(in: &assembly)
    return assembly
  }

  /// The services that evaluate and deploy versions may fetch them, and nothing else.
  package static var access: AccessPolicy {
    var access = AccessPolicy()
    access.allow(TrainerMethods.all, for: [.gateway])
    access.allow(
      [TrainerMethods.getModelVersion, TrainerMethods.readArtifact], for: [.evaluator, .deployer])
    return access
  }
}
