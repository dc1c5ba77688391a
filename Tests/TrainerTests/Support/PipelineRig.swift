import FoundationEssentials
import Logging
import Metrics
import StoreKit
import Synchronization
import TestSupport

@testable import Trainer

/// The Trainer's domain over a real store, among scripted services.
///
/// The services and the directory outlive a `Process` of the domain, as they do in life.
final class PipelineRig: Sendable {
  let directory: TemporaryDirectory
  let time = ManualTime()
  let collector = ScriptedCollector()
  let evaluator = ScriptedEvaluator()
  let deployer = ScriptedDeployer()
  let provider: ScriptedProvider

  init() throws {
    self.directory = TemporaryDirectory()
    self.provider = ScriptedProvider(time: self.time)
  }

  /// One life of the service, from its start to its end or crash.
  func start(
    crash: CrashSchedule = CrashSchedule(), limits: RunLimits = PipelineRig.limits,
    triggers: TriggerSettings = TriggerSettings(), providers: [any TrainingProvider] = []
  ) throws -> Process {
    self.collector.crash.withLock { $0 = crash }
    self.evaluator.crash.withLock { $0 = crash }
    self.deployer.crash.withLock { $0 = crash }
    self.provider.crash.withLock { $0 = crash }
    return try Process(
      self, crash: crash, limits: limits, triggers: triggers, providers: providers)
  }

  static var limits: RunLimits {
    var limits = RunLimits()
    limits.minimumRecords = 10
    return limits
  }

  /// The domain in one process.
  struct Process: Sendable {
    /// Kept as long as anybody works in it.
    let directory: TemporaryDirectory
    let store: Store
    let ledger: CrashingLedger
    let artifacts: ArtifactStore
    let signal = RunSignal()
    let driver: RunDriver
    let starter: RunStarter
    let monitor: TriggerMonitor
    let pipeline: Pipeline
    let survey: ProviderSurvey

    fileprivate init(
      _ rig: PipelineRig, crash: CrashSchedule, limits: RunLimits, triggers: TriggerSettings,
      providers others: [any TrainingProvider]
    ) throws {
      let logger = Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() }
      let time = rig.time.keeper
      let providers = ProviderRegistry(
        [rig.provider, NamedProvider(name: "local", rig.provider)] + others)
      self.survey = ProviderSurvey(providers, time: .system)
      self.directory = rig.directory
      self.store = try Store(
        StoreConfiguration(directory: rig.directory.url, name: "trainer"),
        migrations: TrainerStore.migrations)
      self.ledger = CrashingLedger(base: TrainerStore(self.store), crash: crash)
      self.artifacts = try ArtifactStore(directory: rig.directory.url, key: .testing)
      self.driver = RunDriver(
        executor: StepExecutor(
          dataset: rig.collector, evaluations: rig.evaluator, deployments: rig.deployer,
          providers: providers, artifacts: self.artifacts, signer: FixedSigner(),
          ledger: self.ledger, limits: limits, time: time),
        metrics: TrainerMetrics(factory: NOOPMetricsHandler.instance), logger: logger)
      self.starter = RunStarter(
        ledger: self.ledger, providers: providers, defaults: .defaults, time: time,
        signal: self.signal)
      self.monitor = TriggerMonitor(
        dataset: rig.collector, deployments: rig.deployer, ledger: self.ledger,
        starter: self.starter, policy: TriggerPolicy(settings: triggers), time: time,
        logger: logger)
      self.pipeline = Pipeline(
        ledger: self.ledger, starter: self.starter, driver: self.driver, monitor: self.monitor,
        time: time)
    }

    /// Starts a run by hand.
    func startRun(
      key: String? = "key-1", requestedBy: String = "anna", provider: String = "scripted",
      reproducing version: ModelVersionID? = nil
    ) async throws -> Run {
      try await self.pipeline.start(
        StartOrder(
          requestedBy: requestedBy, reason: "weekly", notes: "", provider: provider,
          reproduces: version, idempotencyKey: key),
        by: Requester(name: requestedBy, roles: ["admin"], requestID: "req-1"))
    }

    /// Starts a run by hand and drives it to its end.
    func completeRun() async throws -> Run {
      let run = try await self.startRun()
      try await self.driver.drive(run.id)
      return try await self.pipeline.run(run.id)
    }

    /// The outbox, oldest first.
    func events() async throws -> [StoredEvent] {
      try await self.store.read { db in try Outbox.events(after: 0, limit: 1000, in: db) }
    }

    /// The audit trail, oldest first.
    func audit() async throws -> [AuditEntry] {
      try await self.store.read { db in try AuditLog.entries(after: 0, limit: 1000, in: db) }
    }
  }
}

/// A provider under another name.
private struct NamedProvider: TrainingProvider {
  let name: String
  private let base: any TrainingProvider

  init(name: String, _ base: any TrainingProvider) {
    self.name = name
    self.base = base
  }

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    try await self.base.train(job, report: report)
  }

  func verify(_ artifact: ArtifactFiles) async throws {
    try await self.base.verify(artifact)
  }

  func status() async -> ProviderStatus {
    ProviderStatus(name: self.name, isConfigured: true, isReachable: true, isAble: true)
  }
}
