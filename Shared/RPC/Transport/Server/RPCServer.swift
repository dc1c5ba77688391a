public import Logging
public import NIOCore
public import NIOPosix
internal import NIOSSL
public import RPCCore
internal import Synchronization

/// Serves a router's methods over TCP.
public final class RPCServer: Sendable {
  private struct Listening {
    var address: RPCAddress?
    var failure: RPCConfigurationError?
    var waiters: [CheckedContinuation<RPCAddress, any Error>] = []
  }

  private let core: ServerCore
  private let configuration: Configuration
  private let security: TransportSecurity
  private let logger: Logger
  private let group: any EventLoopGroup
  private let connections = ConnectionRegistry()
  private let quota: Mutex<ConnectionQuota<ObjectIdentifier, PeerIdentity>>
  private let shutdown = Latch()
  private let listening = Mutex(Listening())

  /// Creates a server; `run()` starts it.
  ///
  /// - Parameters:
  ///   - router: The methods served.
  ///   - interceptors: Run before every handler, outermost first.
  ///   - access: Which peer may call what; nil lets every peer that TLS admits call everything.
  ///   - configuration: Where to listen and what to take.
  ///   - tls: How connections are protected.
  ///   - logger: For debugging.
  ///   - group: The event loops.
  public init(
    router: RPCRouter, interceptors: [any ServerInterceptor] = [], access: AccessPolicy? = nil,
    configuration: Configuration, tls: TransportSecurity, logger: Logger,
    group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
  ) {
    self.core = ServerCore(
      router: router, interceptors: interceptors, access: access,
      execution: configuration.handlerExecution,
      maxConcurrentHandlers: configuration.maxConcurrentHandlers,
      maxWaitingCalls: configuration.maxWaitingCalls)
    self.configuration = configuration
    self.quota = Mutex(
      ConnectionQuota(
        limit: configuration.maxConnections, strangers: configuration.maxStrangers,
        ofPeer: configuration.maxConnectionsOfPeer))
    self.security = tls
    self.logger = logger
    self.group = group
  }

  /// The address listened on, with the port taken; nil before `run()` listens.
  public var boundAddress: RPCAddress? { self.listening.withLock { $0.address } }

  /// Handlers that run now, cancelled ones that have not returned included.
  public var runningHandlers: Int { self.core.handlersRunning }

  /// Calls that wait for a handler to return.
  public var waitingCalls: Int { self.core.callsWaiting }

  /// What answers hold that wait for peers to take them.
  public var waitingAnswerBytes: Int { self.core.waitingAnswerBytes }

  /// Connections open now.
  public var openConnections: Int { self.connections.count }

  /// The address listened on, as soon as `run()` listens.
  ///
  /// - Throws: `RPCConfigurationError` when it cannot.
  public func listeningAddress() async throws -> RPCAddress {
    try await withCheckedThrowingContinuation { continuation in
      let known: Result<RPCAddress, RPCConfigurationError>? = self.listening.withLock {
        if let address = $0.address { return .success(address) }
        if let failure = $0.failure { return .failure(failure) }
        $0.waiters.append(continuation)
        return nil
      }
      if let known { continuation.resume(with: known) }
    }
  }

  /// Serves until `beginGracefulShutdown()`, then until every call in flight has ended or the
  /// drain timeout has passed. Cancelling the task cancels every call at once.
  ///
  /// - Throws: `RPCConfigurationError` when a limit is illegal or the address cannot be taken.
  public func run() async throws {
    let listener: any Channel
    do throws(RPCConfigurationError) {
      try self.configuration.limits.check()
      listener = try await self.listen()
    } catch {
      self.announce(.failure(error))
      throw error
    }
    self.announce(.success(self.address(of: listener)))
    await self.shutdown.wait()
    try? await listener.close()
    if Task.isCancelled {
      self.connections.endAll(.close(Self.stopped))
    } else {
      self.connections.endAll(.drain)
    }
    await withTaskCancellationHandler {
      await self.connections.waitUntilEmpty()
    } onCancel: {
      self.connections.endAll(.close(Self.stopped))
    }
  }

  /// Takes no further connections or calls; those in flight may end. `run()` then returns.
  public func beginGracefulShutdown() { self.shutdown.open() }

  /// Drains the connections that were made before the credentials of a generation were in force: calls
  /// in flight may end, new ones come over new connections.
  public func drainConnections(madeBefore generation: UInt64) {
    self.connections.retire(before: generation)
  }

  private static var stopped: RPCError {
    RPCError(code: .unavailable, message: "the service has stopped")
  }

  private func announce(_ result: Result<RPCAddress, RPCConfigurationError>) {
    let waiters = self.listening.withLock { listening in
      switch result {
      case .success(let address): listening.address = address
      case .failure(let error): listening.failure = error
      }
      defer { listening.waiters.removeAll() }
      return listening.waiters
    }
    for waiter in waiters { waiter.resume(with: result) }
  }

  private func listen() async throws(RPCConfigurationError) -> any Channel {
    let address = self.configuration.address
    do {
      return try await ServerBootstrap(group: self.group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .serverChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(AcceptPause())
          }
        }
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelOption(.recvAllocator, value: TransportBuffers.serverReceiveAllocator)
        .childChannelOption(.maxMessagesPerRead, value: 1)
        .childChannelOption(.writeBufferWaterMark, value: TransportBuffers.waterMark)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture { try self.configure(channel) }
        }
        .bind(host: address.host, port: address.port)
        .get()
    } catch {
      throw .bind(address: address, detail: ConnectionHandler.describe(error))
    }
  }

  private func configure(_ channel: any Channel) throws {
    let pipeline = channel.pipeline.syncOperations
    let newest = self.security.newest
    if let context = newest?.credentials.serverContext {
      try pipeline.addHandler(NIOSSLServerHandler(context: context))
    }
    let handler = ConnectionHandler(
      side: .server(self.core), limits: self.configuration.limits, isSecured: newest != nil,
      generation: newest?.generation ?? 0,
      peerName: channel.remoteAddress?.description ?? "a client", channel: channel, owner: self,
      logger: self.logger)
    self.connections.insert(handler)
    try self.makeRoom(for: handler)
    try pipeline.addHandler(handler)
  }

  /// Counts a connection in; one that says nothing may have to go for it.
  ///
  /// - Throws: When there is no room; the channel is closed then.
  private func makeRoom(for handler: ConnectionHandler) throws {
    switch self.quota.withLock({ $0.arrive(ObjectIdentifier(handler)) }) {
    case .accepted: break
    case .replaces(let stranger): self.connections.end(stranger, .close(Self.crowded))
    case .refused:
      handler.close(because: Self.crowded)
      throw Self.crowded
    }
  }

  private static var crowded: RPCError {
    RPCError(code: .unavailable, message: "more connections than this service takes")
  }

  private func address(of listener: any Channel) -> RPCAddress {
    RPCAddress(
      host: self.configuration.address.host,
      port: listener.localAddress?.port ?? self.configuration.address.port)
  }
}

extension RPCServer: ConnectionOwner {
  func connectionIsGreeted(_ connection: ConnectionHandler) -> Bool {
    self.quota.withLock { $0.greet(ObjectIdentifier(connection), peer: connection.peer) }
  }

  func connectionIsDraining(_ connection: ConnectionHandler) {}

  func connectionIsClosed(_ connection: ConnectionHandler, cause: RPCError) {
    self.logger.debug(
      "rpc connection closed",
      metadata: ["rpc.peer": "\(connection.peerName)", "rpc.cause": "\(cause.message)"])
    self.quota.withLock { $0.leave(ObjectIdentifier(connection)) }
    self.connections.remove(connection)
  }
}
