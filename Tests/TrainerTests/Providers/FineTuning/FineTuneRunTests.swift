import FoundationEssentials
import HTTPClient
import Logging
import Metrics
import ModelRuntime
import ProviderAccess
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Trainer

/// The Trainer's own steps over the HTTP client and a server on a port.
@Suite("A run at a provider, over the wire")
struct FineTuneRunTests {
  private struct Parts {
    let store: Store
    let ledger: TrainerStore
    let driver: RunDriver
    let artifacts: ArtifactStore
    let cleanUp: RemoteCleanUpJob
  }

  private let directory = TemporaryDirectory()
  private let time = ManualTime()
  private let evaluator = ScriptedEvaluator()
  private let deployer = ScriptedDeployer()

  private func parts(_ server: FakeFineTuneServer) throws -> Parts {
    let store = try Store(
      StoreConfiguration(directory: self.directory.url, name: "trainer"),
      migrations: TrainerStore.migrations)
    let rule = try #require(HostRule(server.authority))
    let client = CurlClient(
      configuration: .init(proxies: .none, egress: .providers(hosts: [], local: [rule])))
    let access = RemoteRig.access(
      server.service.surface, baseURL: server.baseURL, client: client)
    let (remote, signal) = (RemoteJobStore(store), RunSignal())
    let chat: @Sendable (String) async throws -> Void = { model in
      _ = try await access.chatModel(model).complete(
        messages: [ChatMessage(role: .user, content: "Hello")], options: ChatOptions(maxTokens: 1))
    }
    let provider = FineTuningProvider(
      name: access.name,
      api: FineTuneAPI(access, over: RetryingExchange(client: RetryingClient(client))),
      settings: RemoteRig.settings, ledger: remote, time: self.time.keeper, logger: RemoteRig.logger, cleanUpSignal: signal,
      smokeTest: server.service.surface == .openAI ? chat : nil)
    let ledger = TrainerStore(store)
    let artifacts = try ArtifactStore(directory: self.directory.url, key: .testing)
    var limits = RunLimits()
    limits.minimumRecords = 10
    let collector = ScriptedCollector()
    collector.state.withLock { $0.recordCount = 40 }
    let driver = RunDriver(
      executor: StepExecutor(
        dataset: collector, evaluations: self.evaluator, deployments: self.deployer,
        providers: ProviderRegistry([provider]), artifacts: artifacts, signer: FixedSigner(),
        ledger: ledger, limits: limits, time: self.time.keeper),
      metrics: TrainerMetrics(factory: NOOPMetricsHandler.instance), logger: RemoteRig.logger)
    return Parts(
      store: store, ledger: ledger, driver: driver, artifacts: artifacts,
      cleanUp: RemoteCleanUpJob(
        ledger: remote, cleaners: [provider], signal: signal, time: self.time.keeper,
        logger: RemoteRig.logger))
  }

  private func admit(_ ledger: TrainerStore, provider: String) async throws -> RunID {
    let run = Run(
      id: RemoteRig.run, trigger: TriggerDecision(reason: .manual, detail: "by hand"),
      request: RunRequest(requestedBy: "anna", provider: provider, parameters: .defaults),
      at: Samples.time)
    _ = try await ledger.admit(run) { _ in
      AuditNote(
        requester: .service, action: "run.start", objectID: run.id.rawValue, reason: "",
        at: Samples.time)
    }
    return run.id
  }

  @Test(
    "ends in a registered, evaluated and deployed version",
    arguments: FakeFineTuneService.Surface.allCases)
  func wholePath(surface: FakeFineTuneService.Surface) async throws {
    let server = try FakeFineTuneServer(FakeFineTuneService(surface))
    defer { server.stop() }
    let parts = try self.parts(server)
    let name = surface == .openAI ? "openai" : "azure-openai"
    let id = try await self.admit(parts.ledger, provider: name)
    try await parts.driver.drive(id)
    let run = try #require(try await parts.ledger.run(id))
    #expect(run.state == .completed, "\(run.outcomeDetail)")
    let version = try #require(try await parts.ledger.modelVersions(limit: 1).first)
    #expect(version.provider == name)
    #expect(version.metrics.bestValidationLoss == 0.5)
    let files = try parts.artifacts.files(of: version.id)
    #expect(files.map(\.name) == ["manifest.json"])
    let reader = try parts.artifacts.reader(of: files[0], version.id)
    let manifest = try JSONDecoder().decode(FineTunedArtifact.self, from: try reader.next())
    #expect(manifest.provider == name)
    #expect(!"\(manifest)".contains("127.0.0.1"))
    while await parts.cleanUp.pass() > 0 { self.time.advance(by: .seconds(60)) }
    #expect(server.service.fileNames == [])
    #expect(server.service.jobCount == 1)
    #expect(server.service.violations == [])
    try await parts.store.close()
  }

  @Test("waits out a storm of refusals for being asked too often, and trains once")
  func storm() async throws {
    let server = try FakeFineTuneServer(FakeFineTuneService(.openAI))
    defer { server.stop() }
    server.service.change { behaviour in
      behaviour.storm =
        (0..<6).map { _ in
          .failure(429, as: .object, headers: [("retry-after-ms", "1")])
        } + (0..<3).map { _ in .failure(503, as: .plain, headers: [("retry-after-ms", "1")]) }
    }
    let parts = try self.parts(server)
    let id = try await self.admit(parts.ledger, provider: "openai")
    try await parts.driver.drive(id)
    #expect(try await parts.ledger.run(id)?.state == .completed)
    #expect(server.service.jobCount == 1)
    try await parts.store.close()
  }
}
