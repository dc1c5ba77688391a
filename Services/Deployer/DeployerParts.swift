import FieldEncryption
import FoundationEssentials
import Logging
import Metrics
import ModelRuntime
import ServiceLifecycle
import StoreKit

/// The other services, as this one sees them.
struct DeployerPeers: Sendable {
  let registry: any ModelRegistry
  let verdicts: any VerdictSource
  let turns: any TurnSink
  let signatures: any SignatureChecker
  /// Servers that adapters are loaded into.
  var adapterHosts: [AdapterHost] = []
}

/// The service, put together: what it is made of and how the parts know each other.
struct DeployerParts: Sendable {
  let store: DeployerStore
  let keys: KeyRing
  let routes = RouteTable()
  let queue = WorkQueue()
  /// Raised when a live version is new or in trouble.
  let attention = WakeSignal()
  let buffer = TurnBuffer()
  let clock: DeployerClock
  let pool: ModelPool
  let admission: Admission
  let desk: DeploymentDesk
  let switchboard: Switchboard
  let completions: CompletionDesk
  let runner: DeploymentRunner
  let watch: LiveWatch
  let lifecycle: LifecycleWatch
  let lifecycleMetrics: LifecycleMetrics
  let promotion: AutoPromotion
  let forwarder: TurnForwarder
  let restoration: RouteRestoration
  let keeper: ArtifactKeeper
  let reconciler: AdapterReconciler
  let health: DeployerHealth
  let handler: DeployerHandler
  let metrics: DeployerMetrics
  let config: DeployerConfig
  /// Live deployments whose model was not found intact.
  let missing: [Deployment]

  /// Opens the store in `directory` and puts what it says is live into memory.
  init(
    config: DeployerConfig, directory: URL, keyProvider: any KeyProvider, peers: DeployerPeers,
    loader: any ArtifactLoader, clock: DeployerClock,
    metrics: any MetricsFactory = NOOPMetricsHandler.instance
  ) async throws {
    self.clock = clock
    self.config = config
    let board = AdapterBoard(servers: peers.adapterHosts.map(\.name))
    self.metrics = DeployerMetrics(factory: metrics, servers: board.servers)
    let database = try Store(
      StoreConfiguration(directory: directory, name: "deployer"),
      migrations: DeployerSchema.migrations)
    let keys = try await KeyRing(
      database, provider: keyProvider, columns: DeployerStore.sealedColumns)
    self.keys = keys
    self.store = try await DeployerStore(database, keys: keys)
    let cache = try ArtifactCache(
      directory: directory.appending(path: "artifacts", directoryHint: .isDirectory),
      folders: SealedArtifactFolders(key: try await keys.fileKey()),
      registry: peers.registry, signatures: peers.signatures, loader: loader,
      limitBytes: config.artifactLimitBytes)
    self.pool = ModelPool(cache: cache, loader: loader)
    self.admission = Admission(
      store: self.store, registry: peers.registry,
      verdicts: VerdictGate(source: peers.verdicts, signatures: peers.signatures),
      approvals: config.approvals, retirement: config.retirement, clock: clock)
    self.desk = DeploymentDesk(
      store: self.store, admission: self.admission, queue: self.queue,
      allowsDrills: config.allowsDrills, clock: clock)
    self.switchboard = Switchboard(
      store: self.store, routes: self.routes, pool: self.pool, clock: clock,
      standbyLimit: config.standbyLimit, attention: self.attention)
    self.completions = CompletionDesk(
      routes: self.routes, settings: config.completions, turns: self.buffer,
      attention: self.attention, clock: clock)
    self.runner = DeploymentRunner(
      store: self.store, admission: self.admission, cache: cache, pool: self.pool,
      prober: Prober(timeout: config.completions.timeout, clock: clock),
      switchboard: self.switchboard, patience: config.patience, clock: clock)
    self.watch = LiveWatch(
      routes: self.routes, switchboard: self.switchboard, store: self.store,
      judge: RollbackJudge(minimumRequests: config.minimumRequests), clock: clock)
    self.lifecycle = LifecycleWatch(
      store: self.store, routes: self.routes, registry: peers.registry, policy: config.retirement,
      standbyLimit: config.standbyLimit, clock: clock)
    self.lifecycleMetrics = LifecycleMetrics(factory: metrics)
    self.promotion = AutoPromotion(
      store: self.store, desk: self.desk, testDuration: config.stagingTestDuration, clock: clock)
    self.forwarder = TurnForwarder(
      store: self.store, sink: peers.turns, buffer: self.buffer, limit: config.turnLimit,
      clock: clock)
    self.restoration = RouteRestoration(
      switchboard: self.switchboard, cache: cache, registry: peers.registry, store: self.store,
      clock: clock)
    self.keeper = ArtifactKeeper(
      store: self.store, cache: cache, registry: peers.registry, routes: self.routes,
      standbyLimit: config.standbyLimit, spareLimit: config.spareArtifacts)
    self.reconciler = AdapterReconciler(
      hosts: peers.adapterHosts, store: self.store, routes: self.routes, pool: self.pool,
      standbyLimit: config.standbyLimit, board: board)
    self.health = DeployerHealth(
      store: self.store, routes: self.routes, pool: self.pool, cache: cache,
      lifecycle: self.lifecycle, adapters: board, turnLimit: config.turnLimit, clock: clock)
    self.handler = DeployerHandler(
      desk: self.desk, switchboard: self.switchboard, completions: self.completions,
      store: self.store, routes: self.routes, feed: EventFeed(store: database),
      autoPromotes: config.autoDeploy)
    self.missing = try await self.restoration.restore()
  }

  /// What runs in the background.
  func jobs(logger: Logger) -> [any Service] {
    let adapters: [any Service] =
      self.health.adapters.servers.isEmpty
      ? []
      : [
        AdapterJob(
          reconciler: self.reconciler, metrics: self.metrics,
          interval: self.config.adapterInterval, clock: self.clock, logger: logger)
      ]
    return adapters + [
      RestorationJob(
        restoration: self.restoration, missing: self.missing, clock: self.clock, logger: logger),
      DeploymentJob(
        store: self.store, runner: self.runner, queue: self.queue, clock: self.clock,
        logger: logger),
      LiveWatchJob(
        watch: self.watch, attention: self.attention, clock: self.clock, logger: logger),
      LifecycleJob(
        watch: self.lifecycle, metrics: self.lifecycleMetrics, clock: self.clock, logger: logger),
      PromotionJob(promotion: self.promotion, clock: self.clock, logger: logger),
      TurnJob(
        forwarder: self.forwarder, buffer: self.buffer, clock: self.clock, logger: logger),
      ArtifactJob(
        keeper: self.keeper, metrics: self.metrics, clock: self.clock, logger: logger),
      RetentionJob(keeping: self.config.eventRetention, logger: logger, now: self.clock.now) {
        [store] in try await store.forgetHistory(before: $0)
      },
    ]
  }
}
