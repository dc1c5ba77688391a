internal import NIOCore
internal import RPCCore
internal import RPCInProcess
package import RPCTransport
package import TestSupport

/// What a conformance case runs against: servers, and the client that this is about.
package struct InteropTarget: Sendable {
  /// One of the servers.
  package enum Door: Sendable { case main, narrow, brief }

  private enum Reach: Sendable {
    case inProcess(ControlService)
    case servers(ControlHost.Addresses, TransportSecurity)
  }

  private let reach: Reach
  private let observer: (any RPCChannel)?

  /// Runs a closure against a control service in this process.
  package static func inProcess<Value: Sendable>(
    _ body: @escaping @Sendable (InteropTarget) async throws -> Value
  ) async throws -> Value {
    let service = ControlService()
    let channel = InProcessTransport(router: service.makeRouter())
    return try await body(InteropTarget(reach: .inProcess(service), observer: channel))
  }

  /// Runs a closure against servers with the control service.
  ///
  /// - Parameters:
  ///   - addresses: Where they listen.
  ///   - tls: The client's protection.
  ///   - body: What is run.
  package static func servers<Value: Sendable>(
    _ addresses: ControlHost.Addresses, tls: TransportSecurity,
    _ body: @escaping @Sendable (InteropTarget) async throws -> Value
  ) async throws -> Value {
    try await Self.withClient(addresses.main, tls, Self.patient) { client in
      try await body(InteropTarget(reach: .servers(addresses, tls), observer: client))
    }
  }

  /// A target that is one server of which nothing is known.
  package static func rudeServer(
    _ address: RPCAddress, tls: TransportSecurity
  ) -> InteropTarget {
    let addresses = ControlHost.Addresses(main: address, narrow: address, brief: address)
    return InteropTarget(reach: .servers(addresses, tls), observer: nil)
  }

  /// Whether there are connections.
  package var isInProcess: Bool { if case .inProcess = self.reach { true } else { false } }

  /// Runs a closure with a client of its own.
  ///
  /// - Parameters:
  ///   - door: The server.
  ///   - reconnect: The client's delays between attempts to connect.
  ///   - body: What is run.
  func withClient<Value: Sendable>(
    of door: Door = .main, reconnect: BackoffPolicy = Self.patient,
    _ body: @escaping @Sendable (any RPCChannel) async throws -> Value
  ) async throws -> Value {
    switch self.reach {
    case .inProcess(let service):
      return try await withTimeout {
        try await body(InProcessTransport(router: service.makeRouter()))
      }
    case .servers(let addresses, let tls):
      let address =
        switch door {
        case .main: addresses.main
        case .narrow: addresses.narrow
        case .brief: addresses.brief
        }
      return try await Self.withClient(address, tls, reconnect, body)
    }
  }

  /// What can be seen of the service now, through a connection of its own.
  func observe() async throws -> ControlObservation {
    guard let observer = self.observer else {
      throw Mismatch(expected: "a server with the control service", found: "a rude one")
    }
    let answer = try await observer.unary(
      ControlService.Method.observe, ByteBuffer(),
      options: CallOptions(timeout: .seconds(30), waitForReady: true))
    guard let observation = ControlObservation(answer) else {
      throw Mismatch(expected: "an observation of 40 bytes", found: "\(answer.readableBytes)")
    }
    return observation
  }

  /// What can be seen of the service when nothing is left of the cases before, whose connections and
  /// handlers end a little later than they do.
  func observeAlone() async throws -> ControlObservation {
    var observation = try await self.observe()
    try await eventually("nothing is left of the cases before") {
      observation = try await self.observe()
      return observation.connections <= 1 && observation.briefConnections == 0
        && observation.handlers <= 1
    }
    return observation
  }

  private static let patient = BackoffPolicy(
    initial: .milliseconds(5), maximum: .milliseconds(50))

  private static func withClient<Value: Sendable>(
    _ address: RPCAddress, _ tls: TransportSecurity, _ reconnect: BackoffPolicy,
    _ body: @escaping @Sendable (any RPCChannel) async throws -> Value
  ) async throws -> Value {
    let client = RPCClient(
      target: RPCTarget(address: address, identity: PeerIdentity(name: "collector")),
      configuration: .init(reconnect: reconnect), tls: tls, logger: ControlHarness.logger)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await client.run() }
      let value = try await withTimeout { try await body(client) }
      client.beginGracefulShutdown()
      try await group.waitForAll()
      return value
    }
  }
}
