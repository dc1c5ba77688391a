import Logging
import RPCCore
import RPCTransport
import ServiceLifecycle
import Synchronization

/// The ways to the other services, one pool of connections each, run as one part of the service.
final class PeerChannels: Service {
  private struct State {
    var pools: [ServiceName: RPCClientPool] = [:]
    var isStopping = false
  }

  private let addresses: [ServiceName: [RPCAddress]]
  private let security: TransportSecurity
  private let drainTimeout: Duration
  private let logger: Logger
  private let state = Mutex(State())
  private let (made, madeContinuation) = AsyncStream<RPCClientPool>.makeStream()

  init(
    addresses: [ServiceName: [RPCAddress]], security: TransportSecurity, drainTimeout: Duration,
    logger: Logger
  ) {
    self.addresses = addresses
    self.security = security
    self.drainTimeout = drainTimeout
    self.logger = logger
  }

  /// The way to `service`, whose identity is checked when it connects.
  func channel(to service: ServiceName) throws(ConfigurationError) -> any RPCChannel {
    guard let addresses = self.addresses[service] else {
      throw .missing(
        name: "\(service.keyPrefix)_ADDRESS", remedy: "the \(service) serves no other service")
    }
    return InterceptedChannel(
      self.pool(for: service, at: addresses), interceptors: [ScopeClientInterceptor()])
  }

  /// Runs the pools, also those made while it runs, until graceful shutdown or cancellation.
  func run() async throws {
    try await withGracefulShutdownHandler {
      try await withThrowingDiscardingTaskGroup { group in
        for await pool in self.made {
          group.addTask { try await pool.run() }
        }
      }
    } onGracefulShutdown: {
      self.stop()
    }
  }

  /// Lets calls go over new connections, with credentials of this generation or a later one.
  func drainConnections(madeBefore generation: UInt64) {
    let pools = self.state.withLock { Array($0.pools.values) }
    for pool in pools { pool.drainConnections(madeBefore: generation) }
  }

  private func pool(for service: ServiceName, at addresses: [RPCAddress]) -> RPCClientPool {
    self.state.withLock { state in
      if let pool = state.pools[service] { return pool }
      var configuration = RPCClient.Configuration.defaults
      // Five services that start or restart in any order: short delays, and a grace with at least
      // one attempt in it.
      configuration.reconnect.maximum = .seconds(1)
      configuration.connectionGrace = .seconds(2)
      configuration.limits.drainTimeout = self.drainTimeout
      let identity = self.security.isSecured ? service.peerIdentity : nil
      let pool = RPCClientPool(
        source: DNSAddresses(addresses), identity: identity, configuration: configuration,
        tls: self.security, logger: self.logger)
      state.pools[service] = pool
      if state.isStopping { pool.beginGracefulShutdown() }
      self.madeContinuation.yield(pool)
      return pool
    }
  }

  private func stop() {
    let pools = self.state.withLock { state in
      state.isStopping = true
      return state.pools.values
    }
    self.madeContinuation.finish()
    for pool in pools { pool.beginGracefulShutdown() }
  }
}
