import API
import AccessTokens
import Auditing
import Foundation
import Logging
import Metrics
import RESTContract
import RPCCore
import ServiceLifecycle

/// The Gateway, put together from its parts; tests put their own parts in.
struct GatewayAssembly: Sendable {
  /// What the Gateway is made from.
  struct Parts: Sendable {
    /// Its settings.
    var config: GatewayConfig
    /// What the public listener speaks TLS with; nil for none.
    var tls: GatewayCertificate?
    /// The keys that tokens are signed with.
    var tokenKeys: [TokenKey]
    /// Its store.
    var store: GatewayStore
    /// Where the audit trail goes: the store, unless a test has another.
    var audit: any AuditStorage
    /// The way to the audit trail and the protection of the Gateway's own store.
    var own: any RPCChannel
    /// The ways to the services.
    var channels: [Peer: any RPCChannel]
    /// Its own health.
    var ownReport: RemoteServiceHealth.OwnReport
    /// Logs as the Gateway.
    var logger: Logger
    /// Counts for the Gateway.
    var metrics: any MetricsFactory
    /// The time.
    var now: @Sendable () -> Date

    /// The parts of a Gateway.
    init(
      config: GatewayConfig, tls: GatewayCertificate?, tokenKeys: [TokenKey], store: GatewayStore,
      own: any RPCChannel, channels: [Peer: any RPCChannel],
      ownReport: @escaping RemoteServiceHealth.OwnReport, logger: Logger,
      metrics: any MetricsFactory, now: @escaping @Sendable () -> Date = { Date() }
    ) {
      self.config = config
      self.tls = tls
      self.tokenKeys = tokenKeys
      self.store = store
      self.audit = store
      self.own = own
      self.channels = channels
      self.ownReport = ownReport
      self.logger = logger
      self.metrics = metrics
      self.now = now
    }
  }

  /// The public listener.
  let server: GatewayServer
  /// Follow the services' events, and remove what is old.
  let jobs: [any Service]
  /// The event log.
  let log: EventLog
  /// Every route.
  let table: RouteTable
  /// The open streams of events.
  let sessions: EventSessions

  /// Puts a Gateway together; starts nothing.
  init(_ parts: Parts) async throws {
    let config = parts.config
    let clients = try ServiceClients(
      channels: parts.channels, own: parts.own)
    self.sessions = EventSessions(maximumPerSubject: config.eventStreamsPerSubject)
    self.log = try await EventLog(storage: parts.store)
    let revocations = try await Revocations(storage: parts.store, sessions: self.sessions)
    let tickets = TicketOffice()
    let gatekeeper = Gatekeeper(
      verifier: try await TokenVerifier(
        keys: parts.tokenKeys, maximumLifetime: config.tokenLifetime),
      revocations: revocations, tickets: tickets)
    let limiter = RateLimiter(limits: config.rates)
    let access = EventAccess(
      sessions: self.sessions, log: self.log, allowedOrigins: config.allowedOrigins)
    let streams = EventStreams(log: self.log, heartbeat: config.heartbeat, now: parts.now)
    self.table = Routes.table(
      clients.controllers(
        parts, EventController(access: access, streams: streams, tickets: tickets), revocations))
    let auditor = Auditor(storage: parts.audit, logger: parts.logger, now: parts.now)
    let responder = GatewayResponder(
      table: self.table, gatekeeper: gatekeeper, limiter: limiter, auditor: auditor,
      signIns: SignIns(auditor: auditor),
      keeper: AnswerKeeper(storage: parts.store, staleAfter: config.requestTimeout * 2),
      bodies: RequestBodyReader(maximumBytes: config.maximumBodyBytes),
      limits: .init(
        requestTimeout: config.requestTimeout, streamTimeout: config.limits.bodyTimeout),
      finish: ReplyFinisher(usesTLS: parts.tls != nil),
      metrics: RequestMetrics(factory: parts.metrics), now: parts.now, logger: parts.logger)
    self.server = GatewayServer(
      address: config.listen, tls: parts.tls, limits: config.limits, responder: responder,
      streams: streams, metrics: EventSocketMetrics(factory: parts.metrics),
      logger: parts.logger)
    let log = self.log
    let followers = clients.sources.map { source in
      EventFollower(source: source, log: log, logger: parts.logger)
    }
    let retention = RetentionJob(
      store: parts.store, eventDays: config.eventRetentionDays,
      tokenLifetime: config.tokenLifetime, now: parts.now, logger: parts.logger)
    self.jobs = followers + [retention]
  }
}

/// The clients of the four services.
private struct ServiceClients: Sendable {
  let collector: CollectorClient
  let trainer: TrainerClient
  let evaluator: EvaluatorClient
  let deployer: DeployerClient
  let health: [Peer: HealthClient]
  let protection: [StoreOwner: DataProtectionClient]
  let audit: [StoreOwner: AuditClient]

  init(channels: [Peer: any RPCChannel], own: any RPCChannel) throws {
    let channel = { (peer: Peer) throws -> any RPCChannel in
      guard let channel = channels[peer] else {
        throw Problem(.internalError, "there is no way to the \(peer.rawValue)")
      }
      return channel
    }
    self.collector = CollectorClient(try channel(.collector))
    self.trainer = TrainerClient(try channel(.trainer))
    self.evaluator = EvaluatorClient(try channel(.evaluator))
    self.deployer = DeployerClient(try channel(.deployer))
    self.health = channels.mapValues { HealthClient($0) }
    let owners: [StoreOwner: any RPCChannel] = StoreOwner.allCases.reduce(into: [:]) {
      ways, owner in
      ways[owner] = owner.peer.map { channels[$0] } ?? own
    }
    self.protection = owners.mapValues { DataProtectionClient($0) }
    self.audit = owners.mapValues { AuditClient($0) }
  }

  var sources: [RemoteEventSource] {
    let (collector, trainer, evaluator, deployer) =
      (self.collector, self.trainer, self.evaluator, self.deployer)
    return [
      RemoteEventSource(peer: .collector) { try await collector.watch($0, options: $1) },
      RemoteEventSource(peer: .trainer) { try await trainer.watch($0, options: $1) },
      RemoteEventSource(peer: .evaluator) { try await evaluator.watch($0, options: $1) },
      RemoteEventSource(peer: .deployer) { try await deployer.watch($0, options: $1) },
    ]
  }

  func controllers(
    _ parts: GatewayAssembly.Parts, _ events: EventController, _ revocations: Revocations
  ) -> Controllers {
    let deployments = RemoteModelDeployments(client: self.deployer)
    let intake = RemoteConversationIntake(client: self.collector)
    return Controllers(
      health: HealthController(
        survey: HealthSurvey(
          services: RemoteServiceHealth(
            clients: self.health, timeout: parts.config.surveyTimeout,
            ownReport: parts.ownReport))),
      pipeline: PipelineController(
        pipeline: RemoteTrainingPipeline(
          client: self.trainer, intake: intake, deployments: deployments,
          statusTimeout: parts.config.surveyTimeout)),
      evaluations: EvaluationController(
        evaluations: RemoteModelEvaluations(client: self.evaluator)),
      deployments: DeploymentController(deployments: deployments),
      intake: IntakeController(
        intake: intake, reader: RequestBodyReader(maximumBytes: parts.config.maximumBodyBytes)),
      chat: ChatController(
        assistant: RemotePatientAssistant(client: self.deployer), deployments: deployments,
        makeID: { UUID().uuidString.lowercased() }),
      events: events,
      audit: AuditController(
        trails: RemoteAuditTrails(
          clients: self.audit, timeout: parts.config.surveyTimeout)),
      administration: AdministrationController(revocations: revocations),
      custody: DataCustodyController(
        custody: RemoteDataCustody(
          clients: self.protection, timeout: parts.config.surveyTimeout)))
  }
}
