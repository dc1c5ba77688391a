package import Logging
package import RPCCore
package import RPCTransport

/// The control service behind three servers, as clients of any language meet it.
package struct ControlHost: Sendable {
  /// Where the three servers listen.
  package struct Addresses: Sendable {
    /// The server with the default limits.
    package var main: RPCAddress
    /// The server that takes few calls of a connection at once.
    package var narrow: RPCAddress
    /// The server that drains a connection soon after its last call.
    package var brief: RPCAddress

    /// Creates addresses.
    package init(main: RPCAddress, narrow: RPCAddress, brief: RPCAddress) {
      self.main = main
      self.narrow = narrow
      self.brief = brief
    }
  }

  /// How many calls of a connection the narrow server takes at once.
  package static let narrowStreams = 4
  private static let briefTime = Duration.milliseconds(50)

  private let service = ControlService()
  private let main: RPCServer
  private let narrow: RPCServer
  private let brief: RPCServer

  /// Creates the service and its servers.
  ///
  /// - Parameters:
  ///   - address: Where the main server listens; the others take any free port of its host.
  ///   - tls: The protection of all three.
  ///   - handlerExecution: Where handlers run.
  ///   - logger: For debugging.
  package init(
    address: RPCAddress, tls: TransportSecurity, handlerExecution: HandlerExecution,
    logger: Logger
  ) {
    let router = self.service.makeRouter()
    func server(_ address: RPCAddress, _ limits: ConnectionLimits) -> RPCServer {
      RPCServer(
        router: router,
        configuration: .init(
          address: address, limits: limits, handlerExecution: handlerExecution),
        tls: tls, logger: logger)
    }
    let elsewhere = RPCAddress(host: address.host, port: 0)
    let main = server(address, .defaults)
    let narrow = server(elsewhere, ConnectionLimits(maxConcurrentStreams: Self.narrowStreams))
    let brief = server(elsewhere, ConnectionLimits(idleTimeout: Self.briefTime))
    self.service.setGauges { observation in
      observation.connections = UInt64(main.openConnections)
      observation.briefConnections = UInt64(brief.openConnections)
      observation.handlers = UInt64(
        main.runningHandlers + narrow.runningHandlers + brief.runningHandlers)
    }
    self.main = main
    self.narrow = narrow
    self.brief = brief
  }

  /// Serves while a closure runs.
  ///
  /// - Parameter body: What is run, with the addresses.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws, and why a server could not listen.
  package func run<Value: Sendable>(
    _ body: @escaping @Sendable (Addresses) async throws -> Value
  ) async throws -> Value {
    let servers = [self.main, self.narrow, self.brief]
    // The servers hold the service.
    defer { self.service.setGauges { _ in } }
    return try await withThrowingTaskGroup(of: Void.self) { group in
      for server in servers { group.addTask { try await server.run() } }
      let value = try await body(
        Addresses(
          main: try await self.main.listeningAddress(),
          narrow: try await self.narrow.listeningAddress(),
          brief: try await self.brief.listeningAddress()))
      for server in servers { server.beginGracefulShutdown() }
      try await group.waitForAll()
      return value
    }
  }
}
