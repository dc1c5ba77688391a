package import Logging
internal import NIOCore
package import RPCCore
internal import RPCInProcess
package import RPCTransport

/// The control service behind a transport, and a client of it.
package struct ControlHarness: Sendable {
  /// The client.
  package let channel: any RPCChannel
  /// The service.
  package let service: ControlService
  /// The server; nil in process.
  package let server: RPCServer?
  /// The client's transport; nil in process.
  package let client: RPCClient?

  /// What happened in the handlers.
  package var probe: ControlProbe { self.service.probe }

  /// A logger that says nothing.
  package static var logger: Logger {
    Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
  }

  /// Runs a closure with the service up.
  ///
  /// - Parameters:
  ///   - kind: The transport between client and service.
  ///   - address: Where the server listens, unless it is in process.
  ///   - limits: Of both ends.
  ///   - access: The server's access policy.
  ///   - body: What is run.
  /// - Returns: What the closure returns.
  /// - Throws: What the closure throws.
  package static func run<Value: Sendable>(
    _ kind: TransportKind, at address: RPCAddress = RPCAddress(host: "127.0.0.1", port: 0),
    limits: ConnectionLimits = .defaults, access: AccessPolicy? = nil,
    maxConcurrentHandlers: Int = 2048,
    _ body: @escaping @Sendable (ControlHarness) async throws -> Value
  ) async throws -> Value {
    let service = ControlService()
    guard kind != .inProcess else {
      let channel = InProcessTransport(
        router: service.makeRouter(), peer: PeerIdentity(name: "trainer"), access: access)
      service.setBackend(channel)
      return try await withTimeout {
        try await body(
          ControlHarness(channel: channel, service: service, server: nil, client: nil))
      }
    }
    let server = RPCServer(
      router: service.makeRouter(), access: access,
      configuration: .init(
        address: address, limits: limits,
        maxConcurrentHandlers: maxConcurrentHandlers,
        handlerExecution: kind == .tcpOnThreadPool ? .threadPool : .eventLoop),
      tls: try Self.security(kind, "collector"), logger: Self.logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let client = try await Self.client(of: server, kind, limits)
      service.setBackend(client)
      group.addTask { try await client.run() }
      let value = try await withTimeout {
        try await body(
          ControlHarness(channel: client, service: service, server: server, client: client))
      }
      client.beginGracefulShutdown()
      server.beginGracefulShutdown()
      try await group.waitForAll()
      return value
    }
  }

  /// The protection of one end.
  package static func security(
    _ kind: TransportKind, _ service: String
  ) throws -> TransportSecurity {
    guard kind == .tls else { return .plaintext }
    return .mutualTLS(try TestAuthority.trusted.get().credentials(for: service))
  }

  private static func client(
    of server: RPCServer, _ kind: TransportKind, _ limits: ConnectionLimits
  ) async throws -> RPCClient {
    RPCClient(
      target: RPCTarget(
        address: try await server.listeningAddress(), identity: PeerIdentity(name: "collector")),
      configuration: .init(
        limits: limits,
        reconnect: BackoffPolicy(initial: .milliseconds(5), maximum: .milliseconds(50))),
      tls: try Self.security(kind, "trainer"), logger: Self.logger)
  }
}
