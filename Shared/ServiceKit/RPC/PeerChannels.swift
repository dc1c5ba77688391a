import Logging
import RPCCore
import RPCTransport
import ServiceLifecycle
import Synchronization

/// The connections to the other services, one client each, run as one part of the service.
final class ClientPool: Service {
  private struct State {
    var clients: [ServiceName: RPCClient] = [:]
    var isStopping = false
  }

  private let addresses: [ServiceName: RPCAddress]
  private let security: TransportSecurity
  private let drainTimeout: Duration
  private let logger: Logger
  private let state = Mutex(State())
  private let (made, madeContinuation) = AsyncStream<RPCClient>.makeStream()

  init(
    addresses: [ServiceName: RPCAddress], security: TransportSecurity, drainTimeout: Duration,
    logger: Logger
  ) {
    self.addresses = addresses
    self.security = security
    self.drainTimeout = drainTimeout
    self.logger = logger
  }

  /// The way to `service`, whose identity is checked when it connects.
  func channel(to service: ServiceName) throws(ConfigurationError) -> any RPCChannel {
    guard let address = self.addresses[service] else {
      throw .missing(
        name: "\(service.keyPrefix)_ADDRESS", remedy: "the \(service) serves no other service")
    }
    return InterceptedChannel(
      self.client(for: service, at: address), interceptors: [ScopeClientInterceptor()])
  }

  /// Runs the clients, also those made while it runs, until graceful shutdown or cancellation.
  func run() async throws {
    try await withGracefulShutdownHandler {
      try await withThrowingDiscardingTaskGroup { group in
        for await client in self.made {
          group.addTask { try await client.run() }
        }
      }
    } onGracefulShutdown: {
      self.stop()
    }
  }

  private func client(for service: ServiceName, at address: RPCAddress) -> RPCClient {
    self.state.withLock { state in
      if let client = state.clients[service] { return client }
      var configuration = RPCClient.Configuration.defaults
      // Five services that start or restart in any order: short delays, and a grace with at least
      // one attempt in it.
      configuration.reconnect.maximum = .seconds(1)
      configuration.connectionGrace = .seconds(2)
      configuration.limits.drainTimeout = self.drainTimeout
      let identity: PeerIdentity? =
        if case .mutualTLS = self.security { service.peerIdentity } else { nil }
      let client = RPCClient(
        target: RPCTarget(address: address, identity: identity), configuration: configuration,
        tls: self.security, logger: self.logger)
      state.clients[service] = client
      if state.isStopping { client.beginGracefulShutdown() }
      self.madeContinuation.yield(client)
      return client
    }
  }

  private func stop() {
    let clients = self.state.withLock { state in
      state.isStopping = true
      return state.clients.values
    }
    self.madeContinuation.finish()
    for client in clients { client.beginGracefulShutdown() }
  }
}
