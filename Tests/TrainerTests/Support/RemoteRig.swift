import FoundationEssentials
import HTTPClient
import Logging
import ProviderAccess
import StoreKit
import TestSupport

@testable import Trainer

/// A provider's client over a real store, in front of the provider's fake. The store's directory and the fake outlive a
/// `Life` of the process.
final class RemoteRig: Sendable {
  let directory = TemporaryDirectory()
  let time = ManualTime()
  let service: FakeFineTuneService
  let exchange: FakeExchange
  let artifact = KeptArtifact()
  static let run = RunID(rawValue: "run-01k0a8m4q3zt7wpx")
  static let key = "sk-of-the-tests-0123456789"
  static let logger = Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() }

  init(_ surface: FakeFineTuneService.Surface = .openAI) {
    self.service = FakeFineTuneService(surface)
    self.exchange = FakeExchange(self.service, time: self.time)
  }

  /// Sends nothing: requests go to the fake.
  private static let unusedClient = CurlClient()
  static var unused: CurlClient { Self.unusedClient }

  var access: ProviderAccess { Self.access(self.service.surface, baseURL: nil) }

  static func access(
    _ surface: FakeFineTuneService.Surface, baseURL: String?,
    deployments: AzureDeployments? = nil, client: CurlClient = RemoteRig.unused
  ) -> ProviderAccess {
    let key = ProviderSecret(Self.key)
    return ProviderAccess(
      name: surface == .openAI ? "openai" : "azure-openai",
      surface: surface == .openAI
        ? .openAI
        : surface == .azure ? .azure(version: nil) : .azureDated(version: "2024-10-21"),
      baseURL: baseURL ?? "https://fake\(surface.base)",
      credential: ProviderKey(key, as: surface == .openAI ? .bearer : .apiKey),
      deployments: deployments, client: client)
  }

  static var settings: FineTuneSettings {
    FineTuneSettings(baseModel: FakeFineTuneService.baseModel)
  }

  /// One life of the process.
  func start(
    crash: CrashSchedule = CrashSchedule(), settings: FineTuneSettings = RemoteRig.settings
  ) async throws -> Life {
    self.exchange.set(crash)
    return try await Life(self, crash: crash, settings)
  }

  /// Training of the run.
  func job(
    records: Int = 24, parameters: TrainingParameters = .defaults
  ) -> TrainingJob {
    TrainingJob(
      version: ModelVersionID(madeBy: Self.run), runID: Self.run,
      snapshotID: SnapshotID(rawValue: "sha256:00"), parentDigest: nil,
      records: (0..<records).map(ScriptedCollector.record), parameters: parameters,
      checkpointDirectory: self.directory.url.appending(path: "checkpoints"),
      keep: { [artifact] in artifact.keep($0) })
  }

  /// The client in one process.
  struct Life: Sendable {
    let store: Store
    let runs: TrainerStore
    let ledger: RemoteJobStore
    let provider: FineTuningProvider
    let cleanUp: RemoteCleanUpJob
    private let time: ManualTime

    fileprivate init(
      _ rig: RemoteRig, crash: CrashSchedule, _ settings: FineTuneSettings
    ) async throws {
      self.store = try Store(
        StoreConfiguration(directory: rig.directory.url, name: "trainer"),
        migrations: TrainerStore.migrations)
      self.runs = TrainerStore(self.store)
      self.ledger = RemoteJobStore(self.store)
      self.time = rig.time
      let remote = CrashingRemoteLedger(base: self.ledger, crash: crash)
      let signal = RunSignal()
      self.provider = FineTuningProvider(
        name: rig.access.name, api: FineTuneAPI(rig.access, over: rig.exchange),
        settings: settings, ledger: remote, time: rig.time.keeper,
        logger: RemoteRig.logger, cleanUpSignal: signal)
      self.cleanUp = RemoteCleanUpJob(
        ledger: remote, cleaners: [self.provider], signal: signal, time: rig.time.keeper,
        logger: RemoteRig.logger)
      if try await self.runs.run(RemoteRig.run) == nil {
        let run = Samples.run(RemoteRig.run.rawValue)
        _ = try await self.runs.admit(run) { _ in
          AuditNote(
            requester: .service, action: "run.start", objectID: run.id.rawValue, reason: "",
            at: Samples.time)
        }
      }
    }

    /// Trains, as the run's driver does: again and again while the provider is away.
    func train(
      _ job: TrainingJob, attempts: Int = 2_000,
      report: @escaping @Sendable (TrainingProgress) throws -> Void = { _ in }
    ) async throws -> TrainingMetrics {
      for _ in 0..<attempts {
        do {
          return try await self.provider.train(job, report: report)
        } catch PeerError.unreachable {
          self.time.advance(by: .seconds(10))
        }
      }
      throw TimeoutError("the run waits for ever")
    }

    /// Cleans up until nothing is left.
    func cleanUpAll(passes: Int = 200) async throws {
      for _ in 0..<passes {
        await self.cleanUp.pass()
        if try await self.ledger.remoteJobsToCleanUp().isEmpty { return }
        self.time.advance(by: .seconds(15))
      }
      throw TimeoutError("something is left for ever")
    }

    func remoteJob() async throws -> RemoteJob? {
      try await self.ledger.remoteJob(of: RemoteRig.run)
    }

    /// Somebody stops the run.
    func stop() async throws {
      let at = self.time.keeper.now()
      _ = try await self.runs.update(RemoteRig.run) { run in
        let request = StopRequest(requestedBy: "anna", reason: "", at: at)
        return RunAdvance(run: try RunMachine.applying(.stopRequested(request), to: run, at: at))
      }
    }

    /// The run ends.
    func end() async throws {
      let at = self.time.keeper.now()
      _ = try await self.runs.update(RemoteRig.run) { run in
        RunAdvance(run: try RunMachine.applying(.failed(cause: "the end"), to: run, at: at))
      }
    }

    /// The actions of the audit trail, oldest first.
    func audit() async throws -> [String] {
      try await self.store.read { db in
        try AuditLog.entries(after: 0, limit: 1000, in: db).map(\.action)
      }
    }
  }

  /// Something did not come to an end.
  struct TimeoutError: Error {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
