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
      server.service.surface, baseURL: server.baseURL,
      deployments: server.service.surface == .openAI
        ? nil : Self.deployments(server, client, uptime: self.time.keeper.uptime), client: client)
    let (remote, signal) = (RemoteJobStore(store), RunSignal())
    let chat: @Sendable (String) async throws -> Void = { model in
      _ = try await access.chatModel(model).complete(
        messages: [ChatMessage(role: .user, content: "Hello")], options: ChatOptions(maxTokens: 1))
    }
    let provider = FineTuningProvider(
      name: access.name,
      api: FineTuneAPI(access, over: RetryingExchange(client: RetryingClient(client))),
      settings: RemoteRig.settings, ledger: remote, time: self.time.keeper,
      logger: RemoteRig.logger, cleanUpSignal: signal, smokeTest: chat)
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

  private static func deployments(
    _ server: FakeFineTuneServer, _ client: CurlClient, uptime: @escaping @Sendable () -> Duration
  ) -> AzureDeployments {
    let account = AzureAccount(
      subscription: "sub-1", resourceGroup: "clinic", name: "desk", managementURL: server.rootURL)
    let token = EntraTokenSource(
      tenant: "tenant-1", clientID: "client-1",
      clientSecret: ProviderSecret(FakeControlPlane.clientSecret),
      scope: "\(server.rootURL)/.default", authority: server.rootURL, over: client)
    return AzureDeployments(
      account, .init(), credential: RenewedToken(token, uptime: uptime),
      over: RetryingClient(client))
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
    #expect(server.controlPlane.violations == [])
    #expect(server.controlPlane.madeCount == (surface == .openAI ? 0 : 1))
    // The version was accepted: its deployment stays.
    #expect(
      server.controlPlane.deployments.keys.sorted() == [manifest.deployment].compactMap { $0 })
    try await parts.store.close()
  }

  @Test("whose model is rejected leaves no deployment that costs money")
  func rejected() async throws {
    let server = try FakeFineTuneServer(FakeFineTuneService(.azure))
    defer { server.stop() }
    self.evaluator.state.withLock { $0.statuses = [.rejected(outcome: "fail", reasons: ["r"])] }
    let parts = try self.parts(server)
    let id = try await self.admit(parts.ledger, provider: "azure-openai")
    try await parts.driver.drive(id)
    #expect(try await parts.ledger.run(id)?.state == .rejected)
    #expect(server.controlPlane.deployments.count == 1)
    while await parts.cleanUp.pass() > 0 { self.time.advance(by: .seconds(60)) }
    #expect(server.controlPlane.deployments.isEmpty)
    try await parts.store.close()
  }

  @Test("ends with the control plane's words when the model cannot be deployed")
  func refusedDeployment() async throws {
    let server = try FakeFineTuneServer(FakeFineTuneService(.azure))
    defer { server.stop() }
    server.controlPlane.change { $0.models = [] }
    let parts = try self.parts(server)
    let id = try await self.admit(parts.ledger, provider: "azure-openai")
    try await parts.driver.drive(id)
    let run = try #require(try await parts.ledger.run(id))
    #expect(run.state == .failed)
    #expect(run.outcomeDetail.contains("DeploymentModelNotSupported"))
    while await parts.cleanUp.pass() > 0 { self.time.advance(by: .seconds(60)) }
    #expect(server.service.fileNames == [])
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
